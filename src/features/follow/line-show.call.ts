import { jsonText } from "../../domain/json-text.ts";
import { describeError } from "../../view/describe.ts";
import { eventJson, eventLine } from "./event.view.ts";
import { formatHour } from "../../view/formats.ts";
import type { Call } from "../../app/call.ts";
import type { WatchShow } from "./watch-show.ts";
import { writeAnswer } from "../../app/write-lines.ts";

/** Shortest wait that is announced. */
const minToldWaitMs = 60_000;

/**
 * Shows events line by line: as NDJSON for programs, as text on a terminal.
 *
 * @param toFile  takes the lines, always as NDJSON, in place of standard output
 */
export function openLineShow(call: Call, toFile?: (text: string) => Promise<void>): WatchShow {
  const { terminal, clock } = call.context;
  const { translator, modes } = call;
  const asJson = toFile !== undefined || modes.json || !terminal.stdoutIsTerminal;
  const never = new AbortController().signal;
  let disconnected = false;
  /** Whether a long wait was announced: once is enough to know that the program lives. */
  let told = false;

  async function say(line: string, json: Readonly<Record<string, unknown>>): Promise<void> {
    const text = `${jsonText(json)}\n`;
    if (toFile !== undefined) await toFile(text);
    else if (asJson) terminal.out(text);
    else writeAnswer(terminal, [line]);
  }

  if (toFile !== undefined || !asJson) call.note(translator.t("vigilar.empieza"));
  return {
    live: false,
    async events(events) {
      for (const event of events) await say(eventLine(event, translator), eventJson(event));
    },
    async heard() {
      if (disconnected) await say(translator.t("vigilar.vuelve"), { v: 1, evento: "con-conexion" });
      disconnected = false;
    },
    async trouble(error, again) {
      const { message } = describeError(error, translator);
      const reintento = again.toISOString();
      const hora = formatHour(reintento);
      const line = `${message} ${translator.t("vigilar.reintento", { hora })}`;
      const json = { v: 1, evento: "sin-conexion", motivo: message, reintento };
      if (!disconnected) await say(line, json);
      disconnected = true;
    },
    failed: (line) => call.note(`! ${line}`),
    hurry(milliseconds) {
      if (!asJson && milliseconds >= minToldWaitMs && !told) {
        const next = new Date(clock().getTime() + milliseconds).toISOString();
        call.note(translator.t("vigilar.proxima", { hora: formatHour(next).slice(-5) }));
        told = true;
      }
      return Promise.resolve(never);
    },
    asking: () => {},
    ended: never,
    opensOne: () => false,
    close: () => {},
  };
}
