import { createPortalAnalyst } from "../channels/portal/portal-analyst.ts";
import { createPortalChannel } from "../channels/portal/portal-channel.ts";
import { createPortalClient } from "../channels/portal/portal-client.ts";
import { createPortalSignIn } from "../channels/portal/portal-sign-in.ts";
import type { DeskConnection, RunningDesk, Uploading, Wait } from "../app/context.ts";
import type { NextFault } from "../domain/fault-plan.ts";
import { startDesk, type Desk } from "../desk/start-desk.ts";
import { Secret } from "../domain/secret.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { createRetryingClient, randomShare } from "../platform/net/retrying-client.ts";
import { createHttpClient } from "../platform/net/http-client.ts";
import type { HttpClient } from "../ports/http.ts";
import type { TokenSource } from "../ports/session.ts";
import type { ConnectNeeds } from "./connect-needs.ts";

interface PracticeOptions {
  readonly folder: string;
  readonly port: number;
  readonly clock: () => Date;
  readonly version: string;
  readonly trace?: (line: string) => void;
  readonly uploading?: Uploading;
  readonly pressed?: () => void;
  readonly wait: Wait;
  readonly nextFault?: NextFault;
  readonly passwordCostLog2?: number;
}

/** The embedded desk with both its sides, in this process. @throws MesaError `puerto-ocupado` */
export async function startPracticeDesk(options: PracticeOptions): Promise<RunningDesk> {
  const desk = await start(options);
  const http = clientFor(desk, options);
  const analystTokens = fixedToken(() => new Secret(desk.issueToken("analista").token));
  return {
    url: desk.url,
    analyst: createPortalAnalyst(createPortalClient(http, analystTokens)),
    async signIn(credentials, signal) {
      const session = await createPortalSignIn(http).signIn(credentials, signal);
      const client = createPortalClient(
        http,
        fixedToken(() => session.token),
      );
      return { session, channel: createPortalChannel("practica", client) };
    },
    close: () => closeBoth(http, desk),
  };
}

/** The practice profile's connection: the desk starts in this process, its operator is let in. */
export async function connectPracticeDesk(needs: ConnectNeeds): Promise<DeskConnection> {
  const options = { ...needs, folder: needs.practiceFolder, port: 0 };
  const desk = await start(options);
  const http = clientFor(desk, options);
  const tokens = fixedToken(() => new Secret(desk.issueToken("operador").token));
  return {
    channel: createPortalChannel("practica", createPortalClient(http, tokens)),
    signIn: createPortalSignIn(http),
    tokens,
    close: () => closeBoth(http, desk),
  };
}

async function start(options: PracticeOptions): Promise<Desk> {
  const { folder, port, clock, nextFault, passwordCostLog2, trace = () => {} } = options;
  try {
    return await startDesk({
      folder,
      port,
      clock,
      report: (error) => trace(String(error)),
      ...(nextFault !== undefined && { nextFault }),
      ...(passwordCostLog2 !== undefined && { passwordCostLog2 }),
    });
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!taken) throw error;
    throw new MesaError("puerto-ocupado", { params: { puerto: port }, cause: error });
  }
}

function clientFor(desk: Desk, options: PracticeOptions): HttpClient {
  const { version, clock, wait, uploading, pressed, trace = () => {} } = options;
  const userAgent = `mesa/${version}`;
  // A desk that fails on purpose is not waited for as long as a real one.
  const timeout = options.nextFault === undefined ? {} : { timeoutMs: 1000 };
  const parts = { url: desk.url, userAgent, trace, ...timeout };
  const http = createHttpClient({ ...parts, ...(uploading !== undefined && { uploading }) });
  const retry = { clock, wait, trace, random: randomShare };
  return createRetryingClient(http, { ...retry, ...(pressed !== undefined && { pressed }) });
}

/** A token that is made once, when it is first needed; the desk is ours, so it stays good. */
function fixedToken(make: () => Secret): TokenSource {
  let made: Secret | undefined;
  const token = (): Promise<Secret> => {
    made ??= make();
    return Promise.resolve(made);
  };
  return { token, renew: token };
}

async function closeBoth(http: HttpClient, desk: Desk): Promise<void> {
  await http.close();
  await desk.close();
}
