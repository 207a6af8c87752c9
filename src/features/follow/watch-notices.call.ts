import { isSafeAddress } from "../../domain/safe-address.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import { eventJson } from "./event-json.view.ts";
import { HttpFailure } from "../../ports/http.ts";
import { signNotice } from "./sign-notice.ts";
import type { TicketEvent } from "./watch-tickets.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";

export const noticeOptions: readonly OptionSpec[] = [
  { key: "avisar", flag: "--avisar", summary: "opcion.avisar" },
  { key: "ejecutar", flag: "--ejecutar", placeholder: "COMANDO", summary: "opcion.ejecutar" },
  { key: "aviso_url", flag: "--aviso-url", placeholder: "URL", summary: "opcion.aviso-url" },
];

interface Surroundings {
  /** The screen is drawn over: a command's output has no place on it. */
  readonly live: boolean;
  /** Told of what went wrong; the watch goes on. */
  readonly failed: (line: string) => void;
}

/** Tells of events in every way that was asked for. */
export type Tell = (events: readonly TicketEvent[], around: Surroundings) => Promise<void>;

/** @throws MesaError `valor-invalido`, `aviso-sin-secreto` */
export async function openNotices(input: Input, call: Call): Promise<Tell> {
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
    failed: Surroundings["failed"],
  ): Promise<void> {
    if (terminal.stderrIsTerminal && !modes.quiet) terminal.err("\u0007");
    if (!input.flag("avisar")) return;
    const tickets = new Set(events.map(({ numero }) => numero)).size;
    const text = tickets === 1 ? t("novedades.una") : t("novedades.cuenta", { tickets });
    if (!(await notices.desktop({ title: "mesa", text }))) failed(t("aviso.sin-escritorio"));
  }

  async function post(body: string, failed: Surroundings["failed"]): Promise<void> {
    if (url === undefined || secret === undefined) return;
    try {
      const headers = signNotice(body, secret, clock().toISOString());
      const status = await notices.post(url, body, headers, signal);
      if (status < 200 || status > 299) failed(t("aviso.falla", { motivo: `HTTP ${status}` }));
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      failed(t("aviso.falla", { motivo: error.reason }));
    }
  }

  return async (events, { live, failed }) => {
    if (events.length === 0) return;
    await announce(events, failed);
    for (const event of events) {
      const body = JSON.stringify(eventJson(event));
      if (command !== undefined) {
        const code = await notices.execute(command, `${body}\n`, { signal, shown: !live });
        if (code !== 0) failed(t("aviso.comando", { codigo: code ?? "–" }));
      }
      await post(body, failed);
    }
  };
}
