import { describeError } from "../../view/describe-error.ts";
import { eventJson } from "./event-json.view.ts";
import { eventLine } from "./event-line.view.ts";
import { formatTime } from "../../view/format-time.ts";
import type { Call } from "../../app/call.ts";
import type { WatchShow } from "./watch-show.ts";

/** One NDJSON object a line for programs, one plain line for people who read line by line. */
export function openLineShow(call: Call): WatchShow {
  const { terminal } = call.context;
  const { translator, modes } = call;
  const machine = modes.json || !terminal.stdoutIsTerminal;
  const never = new AbortController().signal;
  let cut = false;

  function say(line: string, json: Readonly<Record<string, unknown>>): void {
    terminal.out(`${machine ? JSON.stringify(json) : line}\n`);
  }

  if (!machine) call.note(translator.t("vigilar.empieza"));
  return {
    live: false,
    events(events) {
      for (const event of events) say(eventLine(event, translator), eventJson(event));
      return Promise.resolve();
    },
    heard() {
      if (cut) say(translator.t("vigilar.vuelve"), { v: 1, evento: "con-conexion" });
      cut = false;
      return Promise.resolve();
    },
    trouble(error, again) {
      const { message } = describeError(error, translator);
      const reintento = again.toISOString();
      const hora = formatTime(reintento);
      const line = `${message} ${translator.t("vigilar.reintento", { hora })}`;
      if (!cut) say(line, { v: 1, evento: "sin-conexion", motivo: message, reintento });
      cut = true;
      return Promise.resolve();
    },
    failed: (line) => call.note(`! ${line}`),
    hurry: () => never,
    ended: never,
    close: () => {},
  };
}
