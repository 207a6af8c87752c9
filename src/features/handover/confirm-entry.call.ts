import { guayaquilInstant } from "../../domain/guayaquil-time.ts";
import type { Ticket } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Ledger, LedgerEntry, Settlement } from "../../ports/ledger.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";

/** Characters of a ticket number. */
const maxNumberChars = 100;
/** The hour of a hand-over of which only the day is known. */
const noon = "12:00";

/**
 * Writes down that a request was handed over, on the operator's word alone: it is on its way, or has
 * the number that the operator gives.
 *
 * @throws MesaError `valor-invalido` where it was not handed over, is settled already, or the number
 *   is another request's
 */
export async function confirmEntry(
  entry: LedgerEntry,
  input: Input,
  call: Call,
): Promise<LedgerEntry> {
  const { context } = call;
  const ledger = await context.ledger();
  const fecha = dayOf(input, call) ?? context.clock().toISOString();
  const numero = await numberOf(entry, input, ledger);
  const written = entry.entrega ?? { archivo: "", sha256: "", fecha: entry.actualizada };
  const entrega = { ...written, confirmada: { por: "operador", fecha } } as const;
  const onItsWay =
    entry.estado === "en_cola" && entry.entrega?.confirmada !== undefined
      ? entry
      : await settle(entry, { estado: "en_cola", entrega }, ledger, call);
  if (numero === undefined) return onItsWay;
  const profile = await call.profileNamed(entry.via ?? entry.perfil);
  const { channel } = await call.connectTo(profile);
  const shown = await channel.getTicket(entry.solicitud, context.signal);
  const ticket = summaryOf({ ...shown, numero, creado: fecha });
  const after = await settle(onItsWay, { estado: "aceptado", ticket }, ledger, call);
  await context.remember(profile.nombre, [ticket]);
  return after;
}

async function settle(
  { solicitud }: LedgerEntry,
  settlement: Settlement,
  ledger: Ledger,
  { translator }: Call,
): Promise<LedgerEntry> {
  const before = (await ledger.find(solicitud))?.estado;
  const isHanded =
    before === "entregado_a_mano" || before === "en_cola" || before === "desconocido";
  const claim = isHanded ? await ledger.claim(solicitud, false) : undefined;
  if (claim !== undefined) return await ledger.settle(claim, settlement);
  throw new MesaError("valor-invalido", {
    params: {
      valor: solicitud,
      bandera: "SOLICITUD",
      esperado: translator.t("entrega.solo-entregadas"),
    },
  });
}

function summaryOf(shown: Ticket): Ticket {
  const { tipo, unidad, funcionario, asunto, creado, sigue_a, solicitud, numero } = shown;
  return {
    numero,
    tipo,
    estado: "enviado",
    unidad,
    funcionario,
    asunto,
    creado,
    actualizado: creado,
    sigue_a,
    ...(solicitud !== undefined && { solicitud }),
    confirmado: "operador",
  };
}

/** The day on which it was sent, as an instant in UTC. @throws MesaError `valor-invalido` */
function dayOf(input: Input, { context, translator }: Call): string | undefined {
  const day = input.day("fecha", context.clock());
  if (day === undefined) return undefined;
  const now = context.clock();
  const start = guayaquilInstant(day, "00:00");
  if (start > now) {
    throw new MesaError("valor-invalido", {
      params: { valor: day, bandera: "--fecha", esperado: translator.t("entrega.no-futura") },
    });
  }
  const middle = guayaquilInstant(day, noon);
  return (middle > now ? now : middle).toISOString();
}

async function numberOf(
  entry: LedgerEntry,
  input: Input,
  ledger: Ledger,
): Promise<string | undefined> {
  const given = input.text("numero");
  if (given === undefined) return undefined;
  const numero = given.trim();
  const other = await ledger.findByTicket(entry.perfil, numero);
  const isFree = other === undefined || other.solicitud === entry.solicitud;
  if (isFree && /^[^\p{C}\s][^\p{C}]*$/u.test(numero) && numero.length <= maxNumberChars) {
    return numero;
  }
  const esperado = isFree ? "MS-2026-000123" : `≠ ${other.solicitud}`;
  throw new MesaError("valor-invalido", {
    params: { valor: given, bandera: "--numero", esperado },
  });
}
