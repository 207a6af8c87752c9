import { nearest } from "../../domain/nearest.ts";
import { ticketStates } from "../../domain/ticket.ts";
import type { Call } from "../../app/call.ts";

/** No official list of states is published: one that we don't know is asked for all the same. */
export function adviseState(valor: string | undefined, call: Call): void {
  if (valor === undefined || ticketStates.some((one) => one === valor)) return;
  const parecido = nearest(valor, ticketStates);
  const code = parecido === undefined ? "estado-desconocido" : "estado-parecido";
  call.advise({ field: "estado", code, params: { valor, parecido: parecido ?? "" } });
}
