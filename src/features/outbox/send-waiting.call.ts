import { formatHour } from "../../view/formats.ts";
import { findEntry } from "./entries.ts";
import { outboxTally } from "./outbox.view.ts";
import { drainOutbox, unsent } from "../../sending/drain-outbox.ts";
import { sendOutbox } from "../../sending/send-outbox.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import type { Profile } from "../../ports/profile-store.ts";
import type { SubmissionId } from "../../domain/submission.ts";
import { isUnreachable, MesaError } from "../../errors/mesa-error.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import { byChannel, sendOn } from "../request/fail-over.call.ts";

/**
 * Sends the entries that are named, or all that wait: once, or with `--esperar` until none is left.
 * With `--reenviar` only the one named there, even though it may have arrived.
 *
 * @returns the entries as they are afterwards
 */
export async function sendWaiting(input: Input, call: Call): Promise<readonly LedgerEntry[]> {
  const { context, translator } = call;
  const { nombre: perfil } = await call.profile();
  const ledger = await context.ledger();
  const repeated = await entryToResend(input, call);
  const named = repeated === undefined ? input.operands : [repeated];
  const found = await Promise.all(named.map((id) => findEntry(id, ledger, perfil)));
  const wanted = new Set(found.map(({ solicitud }) => solicitud));
  const waiting = await ledger.list({ perfil, estados: unsent });
  const entries = waiting.filter(({ solicitud }) => wanted.size === 0 || wanted.has(solicitud));
  if (entries.length === 0) return [];
  const progress = await call.progress(translator.t("progreso.enviando"));
  const common = {
    ledger,
    clock: context.clock,
    wait: context.wait,
    crashPoint: context.crashPoint,
    resend: repeated !== undefined,
  };
  const tell = (left: number, next: Date): void => {
    const hora = formatHour(next.toISOString());
    const line = translator.t("bandeja.espera", { numero: left, hora });
    if (context.terminal.stderrIsTerminal) progress.update(line);
    else call.note(line);
  };
  const send = async ([profile, group]: readonly [Profile, readonly LedgerEntry[]]) => {
    const needs = { ...common, channel: (await call.connectTo(profile)).channel };
    try {
      return input.flag("esperar")
        ? await drainOutbox(group, { ...needs, tell }, context.signal)
        : await sendOutbox(group, needs, context.signal);
    } catch (error) {
      if (!isUnreachable(error) || !input.flag("alterno")) throw error;
      return await Promise.all(
        group.map(async (entry) => (await ledger.find(entry.solicitud)) ?? entry),
      );
    }
  };
  try {
    const sent = (await Promise.all((await byChannel(entries, call)).map(send))).flat();
    const after = input.flag("alterno") ? await sendOn(sent, common, call) : sent;
    // On a terminal the tally stands below the table; elsewhere, in a scheduler's log, say.
    if (!context.terminal.stdoutIsTerminal) {
      call.note(translator.t("bandeja.resumen", outboxTally(after)));
    }
    return after;
  } finally {
    progress.stop();
  }
}

/**
 * The entry named by `--reenviar`, once the operator has agreed to the risk of a second message;
 * undefined without that option.
 *
 * @throws MesaError `no-existe`, `valor-invalido` where its outcome is not unknown, `interrumpido`
 *   where the operator does not agree, `sin-terminal`
 */
async function entryToResend(input: Input, call: Call): Promise<SubmissionId | undefined> {
  const name = input.text("reenviar");
  if (name === undefined) return undefined;
  const { t } = call.translator;
  const { solicitud, estado } = await findEntry(
    name,
    await call.context.ledger(),
    call.modes.perfil,
  );
  if (estado !== "desconocido") {
    throw new MesaError("valor-invalido", {
      params: { valor: name, bandera: "--reenviar", esperado: t("bandeja.solo-desconocidas") },
    });
  }
  if (input.flag("si")) return solicitud;
  if (!call.asks) {
    throw new MesaError("sin-terminal", {
      params: { dato: t("bandeja.confirmacion"), bandera: "--si" },
    });
  }
  if (await call.prompter.confirm(t("bandeja.reenviar-confirmar"), false)) return solicitud;
  throw new MesaError("interrumpido");
}
