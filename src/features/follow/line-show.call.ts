import { jsonText } from "../../domain/json-text.ts";
import { describeError } from "../../view/describe.ts";
import { eventJson, eventLine } from "./event.view.ts";
import { formatTime } from "../../view/formats.ts";
import type { Call } from "../../app/call.ts";
import type { WatchShow } from "./watch-show.ts";
import { writeAnswer } from "../../app/write-lines.ts";

/** Shows events line by line: as NDJSON for programs, as text on a terminal. */
export function openLineShow(call: Call): WatchShow {
  const { terminal } = call.context;
  const { translator, modes } = call;
  const asJson = modes.json || !terminal.stdoutIsTerminal;
  const never = new AbortController().signal;
  let disconnected = false;

  function say(line: string, json: Readonly<Record<string, unknown>>): void {
    if (asJson) terminal.out(`${jsonText(json)}\n`);
    else writeAnswer(terminal, [line]);
  }

  if (!asJson) call.note(translator.t("vigilar.empieza"));
  return {
    live: false,
    events(events) {
      for (const event of events) say(eventLine(event, translator), eventJson(event));
      return Promise.resolve();
    },
    heard() {
      if (disconnected) say(translator.t("vigilar.vuelve"), { v: 1, evento: "con-conexion" });
      disconnected = false;
      return Promise.resolve();
    },
    trouble(error, again) {
      const { message } = describeError(error, translator);
      const reintento = again.toISOString();
      const hora = formatTime(reintento);
      const line = `${message} ${translator.t("vigilar.reintento", { hora })}`;
      if (!disconnected) say(line, { v: 1, evento: "sin-conexion", motivo: message, reintento });
      disconnected = true;
      return Promise.resolve();
    },
    failed: (line) => call.note(`! ${line}`),
    hurry: () => never,
    asking: () => {},
    ended: never,
    close: () => {},
  };
}
