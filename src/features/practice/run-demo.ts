import type { EvidenceSummary, Ledger } from "../../ports/ledger.ts";
import type { Ticket } from "../../domain/ticket.ts";
import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import type { FormValues, SubmissionId } from "../../domain/submission.ts";
import type { Analyst } from "../../ports/analyst.ts";
import type { Channel } from "../../ports/channel.ts";
import type { EvidenceDocuments } from "../../ports/documents.ts";
import type { CaptureAnswer } from "../../forms/field-schemas.ts";
import { collectEvidence } from "../../sending/collect-evidence.ts";
import type { SendOutcome } from "../../sending/send-entry.ts";
import { submitRequest, type SubmitNeeds } from "../../sending/submit-request.ts";

export const demoSteps = [
  "sesion",
  "incidente",
  "toma",
  "responde",
  "disiente",
  "toma-segundo",
  "responde-segundo",
  "conforme",
  "consulta",
  "responde-consulta",
  "fin",
] as const;
export type DemoStep = (typeof demoSteps)[number];

/** One thing that happened, as data; the words are chosen where it is shown. */
export interface DemoEvent {
  readonly paso: DemoStep;
  readonly quien: "operador" | "funcionario" | "mesa";
  readonly params: Readonly<Record<string, string | number>>;
  readonly ticket: Ticket | null;
}

export interface DemoNeeds {
  readonly channel: Channel;
  readonly analyst: Analyst;
  readonly ledger: Ledger;
  readonly evidence: EvidenceDocuments;
  readonly catalogs: SubmitNeeds["catalogs"];
  readonly clock: () => Date;
  readonly newId: () => Promise<SubmissionId>;
  readonly wait: SubmitNeeds["wait"];
  readonly captures: readonly CaptureAnswer[];
  readonly operator: string;
  /** Called with each event as it happens. */
  readonly tell: (event: DemoEvent) => void;
}

export interface DemoResult {
  readonly events: readonly DemoEvent[];
  readonly tickets: readonly Ticket[];
  readonly evidence: EvidenceSummary | null;
}

const person = {
  identificacion: "0999999999001",
  nombre: "Agencia de Práctica Cía. Ltda.",
  correo: "operador@practica.example",
} as const;

/** The whole official procedure on one desk: both sides, every step, with real requests. */
export async function runDemo(needs: DemoNeeds, signal: AbortSignal): Promise<DemoResult> {
  const { analyst, channel, clock } = needs;
  const events: DemoEvent[] = [];
  const tell = (
    paso: DemoStep,
    quien: DemoEvent["quien"],
    ticket: Ticket | null,
    params: DemoEvent["params"] = {},
  ): void => {
    const event = { paso, quien, params, ticket };
    events.push(event);
    needs.tell(event);
  };

  tell("sesion", "operador", null, { nombre: needs.operator });
  const incident = await send(demoIncident(clock()), "incidente", needs, undefined, signal);
  const first = ticketOf(incident);
  const sent = incident.entry.evidencia;
  tell("incidente", "operador", first, {
    numero: first.numero,
    capturas: sent?.capturas.length ?? 0,
    unidad: first.unidad,
  });
  const taken = await analyst.take(first.numero, signal);
  tell("toma", "funcionario", taken, { funcionario: taken.funcionario ?? "" });
  tell(
    "responde",
    "funcionario",
    await analyst.answer(first.numero, answers.first, false, signal),
    {
      texto: answers.first,
    },
  );
  const follow = await send(followUpData(clock()), "incidente", needs, first.numero, signal);
  const second = ticketOf(follow);
  tell("disiente", "operador", second, { numero: second.numero, anterior: first.numero });
  tell("toma-segundo", "funcionario", await analyst.take(second.numero, signal));
  tell(
    "responde-segundo",
    "funcionario",
    await analyst.answer(second.numero, answers.second, false, signal),
    {
      texto: answers.second,
    },
  );
  tell("conforme", "operador", await channel.accept(second.numero, undefined, signal), {
    numero: second.numero,
  });
  const consultation = await send(consultationData, "consulta", needs, undefined, signal);
  const third = ticketOf(consultation);
  tell("consulta", "operador", third, { numero: third.numero, unidad: third.unidad });
  await analyst.take(third.numero, signal);
  tell(
    "responde-consulta",
    "funcionario",
    await analyst.answer(third.numero, answers.third, false, signal),
    {
      texto: answers.third,
    },
  );
  const { tickets } = await channel.listTickets({}, { limit: 10 }, signal);
  tell("fin", "mesa", null, { tickets: tickets.length });
  return { events, tickets, evidence: sent };
}

async function send(
  datos: FormValues,
  tipo: "incidente" | "consulta",
  needs: DemoNeeds,
  sigueA: string | undefined,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const captures = tipo === "incidente" ? needs.captures : [];
  const files = await collectEvidence(captures, [], needs.evidence);
  const draft = { perfil: "demo", canal: "practica", tipo, datos, files, sigueA, clave: undefined };
  const channel = () => Promise.resolve(needs.channel);
  const ready = () => Promise.resolve();
  return await submitRequest(draft, { ...needs, channel, ready }, signal);
}

function ticketOf({ entry }: SendOutcome): Ticket {
  if (entry.ticket === null) throw new Error(`the demo's desk did not accept: ${entry.estado}`);
  return entry.ticket;
}

const answers = {
  first:
    "Se reinició el servicio de firma. Por favor, vuelva a intentar el envío de la declaración.",
  second:
    "Se corrigió la asignación del permiso en el servidor. La declaración ya consta como enviada.",
  third:
    "Procede una sola declaración por tratarse de una sola compra; consolide las guías antes de declarar.",
} as const;

/** An hour ago, so that the event is never in the future. */
function eventTime(now: Date): { readonly fecha: string; readonly hora: string } {
  const { day, time } = guayaquilClock(new Date(now.getTime() - 3_600_000));
  return { fecha: day, hora: time.slice(0, 5) };
}

/** An incident that the practice desk accepts. */
export function demoIncident(now: Date): FormValues {
  return {
    pantalla:
      "Trámites Operativos > 1.1 Elaboración de e-Doc. Operativo > 1.1.1 Documentos Electrónicos > Despacho > Declaración Aduanera de Importación - DAI",
    ...eventTime(now),
    distrito: "028",
    tipo_operador: "agente-aduana",
    descripcion:
      "Al firmar y enviar la declaración 028-2026-10-00123456, el sistema muestra «Send failed - Login Error» y no genera el número de transmisión. Se esperaba que la declaración pasara al estado de enviada.",
    pasos: ["Calcular los tributos.", "Pulsar «Firmar y enviar».", "Consultar el estado."],
    mensaje_error: "Send failed - Login Error",
    tramite: "028-2026-10-00123456",
    ...person,
  };
}

function followUpData(now: Date): FormValues {
  return {
    ...demoIncident(now),
    descripcion:
      "Se repitió el envío después de la respuesta y el sistema muestra el mismo mensaje, «Send failed - Login Error». Se esperaba que la declaración quedara enviada tras el reinicio indicado.",
  };
}

const consultationData: FormValues = {
  motivo: "consulta-proceso",
  asunto: "División de un envío courier de categoría B",
  consulta:
    "Un cliente recibirá tres cajas de una sola factura de USD 610,00. ¿Procede una declaración simplificada por cada guía, o deben consolidarse por tratarse de una sola compra?",
  tipo_operador: "courier",
  ...person,
};
