import { expect, onTestFinished } from "vitest";
import { startDesk } from "../../src/desk/start-desk.ts";
import type { FaultedRequest, NextFault } from "../../src/domain/fault-plan.ts";
import { cheapHash, runMesa, testFolder, type RunOptions } from "./test-context.ts";

interface FollowedOptions {
  readonly clock?: () => Date;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** A request that the desk saw, and when. */
export interface SeenRequest extends FaultedRequest {
  readonly at: Date;
}

/** A desk that counts what is asked of it, a profile for it, and the official's side. */
export async function followedDesk({ clock = () => new Date(), wait }: FollowedOptions = {}) {
  const seen: SeenRequest[] = [];
  let plan: NextFault = () => undefined;
  const desk = await startDesk({
    passwordCostLog2: cheapHash,
    folder: testFolder(),
    port: 0,
    clock,
    report: () => {},
    ...(wait !== undefined && { wait }),
    nextFault(request) {
      seen.push({ method: request.method, path: request.path, at: clock() });
      return plan(request);
    },
  });
  const folder = testFolder();
  // Sessions end, and tests let days go by; a desk that is gone gives none.
  let closed = false;
  let lastToken = "";
  const token = (): string => {
    if (!closed) lastToken = desk.issueToken("operador").token;
    return lastToken;
  };
  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    await desk.close();
  }
  onTestFinished(close);

  /** One command line for the desk's profile; its JSON where it answers in JSON. */
  async function mesa(argv: readonly string[], options: RunOptions = {}) {
    // A desk that only works on a busy machine is waited for.
    const env = { MESA_TOKEN: token(), MESA_PERFIL: "mesa", MESA_ESPERA: "60", ...options.env };
    const result = await runMesa(argv, { folder, clock, ...options, env });
    const text = result.stdout === "" ? result.stderr : result.stdout;
    return { ...result, json: argv.includes("--json") ? JSON.parse(text) : undefined };
  }

  async function official(numero: string, action: string, json: object = {}): Promise<void> {
    const reply = await fetch(`${desk.url}/v1/analista/tickets/${numero}/${action}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${desk.issueToken("analista").token}`,
        "content-type": "application/json",
      },
      body: JSON.stringify(json),
    });
    expect([action, reply.status]).toEqual([action, 200]);
  }

  async function create(
    form: "incidente" | "consulta",
    key: string,
    options: readonly string[] = [],
  ): Promise<string> {
    const file = { incidente: "incidente-dai-login-error", consulta: "consulta-regimen-21-plazo" };
    const path = `test/fixtures/solicitudes/${file[form]}.json`;
    const made = await mesa([form, "crear", "--desde", path, "--clave", key, ...options, "--json"]);
    expect(made).toMatchObject({ code: 0 });
    return String(made.json.ticket.numero);
  }

  await mesa(["perfil", "crear", "mesa", "--url", desk.url]);
  return {
    url: desk.url,
    close,
    folder,
    token,
    mesa,
    official,
    create,
    seen,
    failing: (next: NextFault) => void (plan = next),
  };
}
