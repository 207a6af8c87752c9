import { nearest } from "../../domain/nearest.ts";
import { ticketStates } from "../../domain/ticket.ts";
import { typedValue } from "../../domain/typed-value.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import { awaitedView } from "./awaited.view.ts";
import { waitForState, type Awaited } from "./wait-for-state.ts";
import type { Conversation } from "../../app/conversation.ts";
import { defineCommand } from "../../app/command.ts";
import { cursorFromNow, followNeeds } from "./follow-needs.call.ts";
import { namedTickets, suggestNumber } from "../ticket/named-ticket.call.ts";
import { readDuration } from "../../app/read-options.ts";

const exitCodeOf = {
  alcanzado: exitCodes.done,
  rechazado: exitCodes.refused,
  plazo: exitCodes.timeUp,
} as const;

export const ticketEsperar = defineCommand<Awaited>({
  operands: [{ name: "numero", summary: "argumento.numeros", optional: true, variadic: true }],
  options: [
    { key: "hasta", flag: "--hasta", placeholder: "ESTADO", summary: "opcion.hasta-estado" },
    { key: "estado", flag: "--estado", placeholder: "ESTADO", summary: "opcion.estado-esperado" },
    { key: "plazo", flag: "--plazo", placeholder: "PLAZO", summary: "opcion.plazo" },
  ],
  async run(input, call) {
    const state = readState(input.text("hasta") ?? input.text("estado") ?? "respondido", call);
    const limit = readDuration(input, "plazo", "--plazo", call);
    const numbers = await namedTickets(input, call, { all: false });
    const { clock, signal } = call.context;
    const until = limit === undefined ? undefined : new Date(clock().getTime() + limit);
    const { channel } = await call.connect();
    const cursor = await cursorFromNow(channel, call);
    const needs = await followNeeds(channel, until, call);
    const progress = await call.progress(call.translator.t("esperar.progreso"));
    try {
      const wish = { numbers, state };
      const wait = () => waitForState(wish, cursor, needs, signal);
      const awaited = await suggestNumber(numbers[0] ?? "", call, wait);
      // An interruption is not the end of the time limit.
      if (signal.aborted) throw new MesaError("interrumpido");
      return awaited;
    } finally {
      progress.stop();
    }
  },
  view: awaitedView,
  schema: async () => (await import("./follow.schema.ts")).ticketEsperar,
  json: ({ resultado, tickets }) => ({ resultado, tickets }),
  exitCode: ({ resultado }) => exitCodeOf[resultado],
});

/** No official list of states is published: an unknown one is waited for, with a warning. */
function readState(state: string, conversation: Conversation): string {
  const known = typedValue(state, ticketStates);
  if (known !== undefined) return known;
  const parecido = nearest(state, ticketStates) ?? ticketStates.join(", ");
  conversation.note(
    `! ${conversation.translator.t("esperar.estado-extrano", { estado: state, parecido })}`,
  );
  return state;
}
