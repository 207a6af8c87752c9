import { jsonText } from "../../domain/json-text.ts";
import { createHash, createHmac } from "node:crypto";
import { isSafeAddress } from "../../domain/url.ts";
import { reasonWords } from "../../view/reason-words.ts";
import type { Secret } from "../../domain/secret.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import { eventJson } from "./event.view.ts";
import { HttpFailure } from "../../ports/http.ts";
import type { TicketEvent } from "./watch-tickets.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";

export const noticeOptions: readonly OptionSpec[] = [
  { key: "avisar", flag: "--avisar", summary: "opcion.avisar" },
  { key: "ejecutar", flag: "--ejecutar", placeholder: "COMANDO", summary: "opcion.ejecutar" },
  { key: "aviso_url", flag: "--aviso-url", placeholder: "URL", summary: "opcion.aviso-url" },
];

interface NoticeTarget {
  /** Whether the whole screen is in use, so that a command's output cannot be shown. */
  readonly live: boolean;
  /** Shows a line about a notice that failed; the watch goes on. */
  readonly failed: (line: string) => void;
}

/** Gives notice of events in every way that was asked for. */
export type Notify = (events: readonly TicketEvent[], target: NoticeTarget) => Promise<void>;

/** Reads the options for notices. @throws MesaError `valor-invalido`, `aviso-sin-secreto` */
export async function openNotices(input: Input, call: Call): Promise<Notify> {
  const { context, translator, modes } = call;
  const { terminal, signal, clock, settings } = context;
  const { t } = translator;
  const command = input.text("ejecutar");
  const url = input.text("aviso_url");
  const secret = settings.avisoSecreto;
  if (url !== undefined && !isSafeAddress(url)) {
    const params = { bandera: "--aviso-url", valor: url, esperado: t("aviso.direccion") };
    throw new MesaError("valor-invalido", { params });
  }
  if (url !== undefined && secret === undefined) throw new MesaError("aviso-sin-secreto");
  const notices = await context.notices();

  async function announce(
    events: readonly TicketEvent[],
    failed: NoticeTarget["failed"],
  ): Promise<void> {
    if (terminal.stderrIsTerminal && !modes.quiet) terminal.err("\u0007");
    if (!input.flag("avisar")) return;
    const tickets = new Set(events.map(({ numero }) => numero)).size;
    const text = t("novedades.cuenta", { tickets });
    if (!(await notices.desktop({ title: "mesa", text }))) failed(t("aviso.sin-escritorio"));
  }

  async function post(body: string, failed: NoticeTarget["failed"]): Promise<void> {
    if (url === undefined || secret === undefined) return;
    try {
      const headers = signNotice(body, secret, clock().toISOString());
      const status = await notices.post(url, body, headers, signal);
      if (status < 200 || status > 299)
        failed(t("aviso.falla", { motivo: reasonWords(`HTTP ${status}`, translator) }));
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      failed(t("aviso.falla", { motivo: reasonWords(error.reason, translator) }));
    }
  }

  return async (events, { live, failed }) => {
    if (events.length === 0) return;
    await announce(events, failed);
    for (const event of events) {
      const body = jsonText(eventJson(event));
      if (command !== undefined) {
        const code = await notices.execute(command, `${body}\n`, { signal, shown: !live });
        if (code !== 0) failed(t("aviso.comando", { codigo: code ?? "–" }));
      }
      await post(body, failed);
    }
  };
}

/**
 * Headers by which the receiver of a webhook recognises our notices and repetitions of them. The
 * signature is HMAC-SHA256 over the time, a full stop and the body, in lower-case hexadecimal; with
 * the time, a receiver can refuse a recorded notice that is sent again.
 *
 * @param time  UTC, ISO 8601
 */
function signNotice(body: string, secret: Secret, time: string): Readonly<Record<string, string>> {
  const signature = createHmac("sha256", secret.reveal()).update(`${time}.${body}`).digest("hex");
  return {
    "content-type": "application/json",
    "x-mesa-fecha": time,
    "x-mesa-firma": `sha256=${signature}`,
    "idempotency-key": createHash("sha256").update(body).digest("hex"),
  };
}
