import { createHash } from "node:crypto";
import { canonicalJson } from "../../domain/canonical-json.ts";
import type { FilingProof, SealedProof } from "../../domain/filing-proof-schema.ts";
import type { TicketDetail } from "../../domain/ticket.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";

/** Facts of the proof itself rather than of the request. */
type Issued = Pick<FilingProof, "canal" | "mesa" | "emitido" | "programa">;

/** A proof from the journal of this machine or its firm, which holds the content as it was sent. */
export function proofFromEntry(
  entry: LedgerEntry & { readonly ticket: NonNullable<LedgerEntry["ticket"]> },
  issued: Issued,
): FilingProof {
  const { ticket } = entry;
  return {
    documento: "mesa-comprobante",
    v: 1,
    numero: ticket.numero,
    tipo: ticket.tipo,
    asunto: ticket.asunto,
    unidad: ticket.unidad,
    sigue_a: entry.sigue_a,
    canal: issued.canal,
    mesa: issued.mesa,
    registrado: ticket.creado,
    anotado: entry.creada,
    respondido: entry.actualizada,
    solicitud: entry.solicitud,
    clave: entry.clave,
    datos: formValues(entry.datos),
    archivos: entry.archivos.map(({ clase, nombre, tipo, bytes, sha256 }) => ({
      clase,
      nombre,
      tipo,
      bytes,
      sha256,
    })),
    // What was read in them is no fact of the filing.
    capturas: (entry.evidencia?.capturas ?? []).map(({ reloj: _reloj, ...capture }) => capture),
    ...(ticket.confirmado !== undefined && { confirmado: ticket.confirmado }),
    ...(entry.remitente !== undefined && { remitente: entry.remitente }),
    fuente: "libro",
    emitido: issued.emitido,
    programa: issued.programa,
  };
}

/** A proof of a ticket that another machine sent, from what the desk says. */
export function proofFromTicket(ticket: TicketDetail, issued: Issued): FilingProof {
  return {
    documento: "mesa-comprobante",
    v: 1,
    numero: ticket.numero,
    tipo: ticket.tipo,
    asunto: ticket.asunto,
    unidad: ticket.unidad,
    sigue_a: ticket.sigue_a,
    canal: issued.canal,
    mesa: issued.mesa,
    registrado: ticket.creado,
    anotado: null,
    respondido: null,
    solicitud: null,
    clave: null,
    datos: formValues(ticket.datos),
    archivos: ticket.adjuntos.map(({ nombre, tipo, bytes, sha256 }) => ({
      clase: "adjunto",
      nombre,
      tipo,
      bytes,
      sha256,
    })),
    capturas: [],
    ...(ticket.confirmado !== undefined && { confirmado: ticket.confirmado }),
    fuente: "mesa",
    emitido: issued.emitido,
    programa: issued.programa,
  };
}

export function sealProof(comprobante: FilingProof): SealedProof {
  return { comprobante, sello: { metodo: "sha-256, rfc-8785", sha256: proofDigest(comprobante) } };
}

/** SHA-256 of the canonical JSON (RFC 8785), in hexadecimal. */
export function proofDigest(proof: FilingProof): string {
  return createHash("sha256").update(canonicalJson(proof)).digest("hex");
}

function formValues(datos: Readonly<Record<string, unknown>>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(datos).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(String) : String(value),
    ]),
  );
}
