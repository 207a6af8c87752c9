import { createPortalChannel } from "../channels/portal/portal-channel.ts";
import { createPortalClient } from "../channels/portal/portal-client.ts";
import { createPortalSignIn } from "../channels/portal/portal-sign-in.ts";
import type { DeskConnection, Trace, Uploading, Wait } from "../cli/context.ts";
import type { Settings } from "../cli/settings.ts";
import type { Secret } from "../domain/secret.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { randomShare } from "../platform/random-share.ts";
import { createRetryingClient } from "../platform/retrying-client.ts";
import { createHttpClient, type Proxies } from "../platform/http-client.ts";
import type { ChannelId } from "../ports/channel.ts";
import type { Profile } from "../ports/profile-store.ts";
import type { Credentials } from "../ports/session.ts";
import type { SessionStore } from "../ports/session-store.ts";
import { createTokenSource } from "../usecases/token-source.ts";

export interface ConnectNeeds {
  readonly profile: Profile;
  readonly trace: Trace;
  readonly uploading: Uploading;
  readonly pressed: () => void;
  readonly wait: Wait;
  readonly proxies: Proxies | undefined;
  readonly version: string;
  readonly sessions: SessionStore;
  readonly settings: Settings;
  readonly clock: () => Date;
  /** The password, where it is at hand without asking anybody. */
  readonly password: () => Promise<Secret | undefined>;
  readonly practiceFolder: string;
}

type Connect = (needs: ConnectNeeds) => Promise<DeskConnection>;

/** How each channel is opened. A new channel is a folder in `channels/` and a line here. */
export const connectors = {
  portal: (needs) => Promise.resolve(connectPortal(needs)),
  practica: connectPractice,
} as const satisfies Record<ChannelId, Connect>;

function connectPortal(needs: ConnectNeeds): DeskConnection {
  const { profile, sessions, settings, clock } = needs;
  if (profile.url === undefined) {
    throw new MesaError("perfil-desconocido", { params: { perfil: profile.nombre } });
  }
  const plain = createHttpClient({
    url: profile.url,
    userAgent: `mesa/${needs.version}`,
    trace: needs.trace,
    uploading: needs.uploading,
    ...(needs.proxies !== undefined && { proxies: needs.proxies }),
    ...(settings.espera !== undefined && { patience: settings.espera * 1000 }),
  });
  const { wait, trace, pressed } = needs;
  const http = createRetryingClient(plain, { clock, wait, trace, pressed, random: randomShare });
  const signIn = createPortalSignIn(http);
  const tokens = createTokenSource({
    perfil: profile.nombre,
    store: sessions,
    signIn,
    givenToken: settings.token,
    credentials: () => credentialsAtHand(needs),
    forget: () => sessions.forgetPassword(profile.nombre),
    clock,
  });
  const channel = createPortalChannel("portal", createPortalClient(http, tokens));
  return { channel, signIn, tokens, close: http.close };
}

/** The practice desk starts in this process; its operator is signed in without a password. */
async function connectPractice(needs: ConnectNeeds): Promise<DeskConnection> {
  const { connectPracticeDesk } = await import("./start-practice-desk.ts");
  return await connectPracticeDesk(needs);
}

async function credentialsAtHand({
  profile,
  settings,
  sessions,
  password,
}: ConnectNeeds): Promise<Credentials | undefined> {
  const usuario = settings.usuario ?? profile.usuario;
  const contrasena = (await password()) ?? (await sessions.password(profile.nombre));
  if (usuario === undefined || contrasena === undefined) return undefined;
  return { ruc: settings.ruc ?? profile.ruc, usuario, contrasena };
}
