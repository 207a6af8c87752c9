import type { FaultKind, NextFault } from "../../domain/fault-plan.ts";
import type { EntryState } from "../../ports/ledger.ts";
import { collectEvidence } from "../../sending/collect-evidence.ts";
import { demoIncident, type DemoNeeds } from "./run-demo.ts";
import { sendOutbox } from "../../sending/send-outbox.ts";
import { submitRequest } from "../../sending/submit-request.ts";

/** The failures of each request in turn; the last one repeats for as long as the request does. */
const script = [
  ["corta-despues"],
  ["entrega-doble"],
  ["json-invalido"],
  ["503", "503", "503", "503"],
  ["corta-antes", "corta-antes", "corta-antes", "corta-antes"],
  ["cuelga-despues"],
] as const satisfies readonly (readonly FaultKind[])[];

export interface FaultDemoStep {
  readonly falla: FaultKind;
  readonly veces: number;
  /** Where the request stands after `crear` gave up or came through. */
  readonly estado: EntryState;
  readonly ticket: string | null;
}

export interface FaultDemoResult {
  readonly pasos: readonly FaultDemoStep[];
  /** Sent afterwards by the outbox. */
  readonly recuperadas: number;
  readonly solicitudes: number;
  /** What the desk has in the end: as many as requests when none was lost and none came twice. */
  readonly tickets: number;
}

/** The faults of the script as the desk asks for them: each request's list, then none. */
export function createFaultScript(): {
  readonly nextFault: NextFault;
  readonly plan: (faults: readonly FaultKind[]) => void;
} {
  let planned: FaultKind[] = [];
  return {
    nextFault: ({ method, path }) =>
      method === "POST" && path === "/v1/tickets" ? planned.shift() : undefined,
    plan: (faults) => void (planned = [...faults]),
  };
}

/** Sends one request through each failure, then the outbox, then counts. */
export async function runFaultDemo(
  needs: Omit<DemoNeeds, "analyst" | "tell"> & {
    readonly plan: (faults: readonly FaultKind[]) => void;
    readonly tell: (step: FaultDemoStep) => void;
  },
  signal: AbortSignal,
): Promise<FaultDemoResult> {
  const { channel, ledger, clock } = needs;
  const files = await collectEvidence(needs.captures, [], needs.evidence);
  const pasos: FaultDemoStep[] = [];
  for (const [at, faults] of script.entries()) {
    needs.plan(faults);
    const datos = { ...demoIncident(clock()), tramite: `028-2026-10-0012345${at}` };
    const common = { perfil: "demo", canal: "practica", tipo: "incidente", sigueA: undefined };
    const { entry } = await submitRequest(
      { ...common, tipo: "incidente", datos, files, clave: undefined },
      { ...needs, channel: () => Promise.resolve(channel), ready: () => Promise.resolve() },
      signal,
    );
    const [falla] = faults;
    const ticket = entry.ticket?.numero ?? null;
    const step = { falla, veces: faults.length, estado: entry.estado, ticket };
    pasos.push(step);
    needs.tell(step);
  }
  needs.plan([]);
  const left = await ledger.list({ estados: ["pendiente", "desconocido"] });
  const sent = await sendOutbox(left, needs, signal);
  const { tickets } = await channel.listTickets({}, { limit: 100 }, signal);
  return {
    pasos,
    recuperadas: sent.filter(({ estado }) => estado === "aceptado").length,
    solicitudes: script.length,
    tickets: tickets.length,
  };
}
