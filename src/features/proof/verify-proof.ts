import { createHash } from "node:crypto";
import { canonicalJson } from "../../domain/canonical-json.ts";
import type { FilingProof, SealedProof } from "../../domain/filing-proof-schema.ts";
import type { TicketDetail } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import { proofDigest, proofFromEntry, proofFromTicket } from "./issue-proof.ts";

/** The comparisons made with a proof, in the order in which they are shown. */
export const proofChecks = ["sello", "paginas", "libro", "archivos", "mesa"] as const;

export interface ProofFinding {
  readonly revision: (typeof proofChecks)[number];
  readonly estado: "bien" | "difiere" | "sin-comparar";
  /** What differs, or why nothing was compared. */
  readonly detalle: string | null;
}

export interface Verification {
  readonly comprobante: FilingProof;
  /**
   * `confirmado`: unaltered, and the journal or the desk agree. `sin-confirmar`: unaltered, but
   * neither could be asked. `alterado`: something differs.
   */
  readonly resultado: "confirmado" | "sin-confirmar" | "alterado";
  readonly revisiones: readonly ProofFinding[];
}

export interface VerifyNeeds {
  /** Makes the PDF anew and compares it; undefined where the proof is not a PDF. */
  readonly pages: (() => Promise<boolean>) | undefined;
  readonly program: string;
  readonly entry: LedgerEntry | undefined;
  /** SHA-256 of a kept copy of a file; undefined where it is gone. */
  readonly fileDigest: (path: string) => Promise<string | undefined>;
  /** The ticket at the desk. @throws MesaError where it cannot be asked */
  readonly ticket: () => Promise<TicketDetail>;
}

export async function verifyProof(sealed: SealedProof, needs: VerifyNeeds): Promise<Verification> {
  const { comprobante } = sealed;
  const revisiones = [
    sealFinding(sealed),
    ...(await pagesFinding(comprobante, needs)),
    ledgerFinding(comprobante, needs.entry),
    ...(await filesFinding(comprobante, needs)),
    await deskFinding(comprobante, needs.ticket),
  ];
  const said = (revision: ProofFinding["revision"]): boolean =>
    revisiones.some((one) => one.revision === revision && one.estado === "bien");
  const wrong = revisiones.some((one) => one.estado === "difiere");
  const confirmed = said("libro") || said("mesa");
  const resultado = wrong ? "alterado" : confirmed ? "confirmado" : "sin-confirmar";
  return { comprobante, resultado, revisiones };
}

function sealFinding({ comprobante, sello }: SealedProof): ProofFinding {
  return judged("sello", sello.sha256 === proofDigest(comprobante) ? [] : ["sha256"]);
}

/** Other bytes count as a difference only if the same version of mesa made them. */
async function pagesFinding(
  { programa }: FilingProof,
  { pages, program }: VerifyNeeds,
): Promise<readonly ProofFinding[]> {
  if (pages === undefined) return [];
  if (await pages()) return [judged("paginas", [])];
  return programa === program
    ? [judged("paginas", ["pdf"])]
    : [{ revision: "paginas", estado: "sin-comparar", detalle: programa }];
}

function ledgerFinding(proof: FilingProof, entry: LedgerEntry | undefined): ProofFinding {
  if (entry === undefined || entry.ticket === null) {
    return { revision: "libro", estado: "sin-comparar", detalle: "no-existe" };
  }
  const own = proofFromEntry({ ...entry, ticket: entry.ticket }, proof);
  // A request may have moved into a firm's journal since, or its proof been issued without one.
  const isNamed = proof.remitente !== undefined && own.remitente !== undefined;
  const unnamed: readonly string[] = isNamed ? [] : ["remitente"];
  const apart = proof.fuente === "libro" ? unnamed : journalOnly;
  return judged("libro", differences(proof, { ...own, fuente: proof.fuente }, apart));
}

/** Facts that only the journal of the sending machine has. */
const journalOnly = [
  "anotado",
  "respondido",
  "solicitud",
  "clave",
  "archivos",
  "capturas",
  "confirmado",
  "remitente",
] as const;

async function filesFinding(
  { archivos }: FilingProof,
  { entry, fileDigest }: VerifyNeeds,
): Promise<readonly ProofFinding[]> {
  if (entry === undefined || archivos.length === 0) return [];
  const wrong: string[] = [];
  let compared = 0;
  for (const { nombre, sha256 } of archivos) {
    const kept = entry.archivos.find((file) => file.nombre === nombre);
    const digest = kept === undefined ? undefined : await fileDigest(kept.ruta);
    if (digest === undefined) continue;
    compared += 1;
    if (digest !== sha256) wrong.push(nombre);
  }
  if (wrong.length > 0 || compared === archivos.length) return [judged("archivos", wrong)];
  return [
    { revision: "archivos", estado: "sin-comparar", detalle: `${compared}/${archivos.length}` },
  ];
}

async function deskFinding(proof: FilingProof, ask: VerifyNeeds["ticket"]): Promise<ProofFinding> {
  try {
    const ticket = await ask();
    const own = proofFromTicket(ticket, proof);
    const digests = new Set(ticket.adjuntos.map((one) => one.sha256));
    const missing = proof.archivos.filter(({ sha256 }) => !digests.has(sha256));
    const others = differences(proof, { ...own, fuente: proof.fuente }, [...journalOnly, "unidad"]);
    return judged("mesa", [...others, ...missing.map(({ nombre }) => nombre)]);
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    const estado = error.code === "ticket-no-existe" ? "difiere" : "sin-comparar";
    return { revision: "mesa", estado, detalle: error.code };
  }
}

/** Names of the members that differ, except those in `apart`; fields of the form one by one. */
function differences(
  proof: FilingProof,
  own: FilingProof,
  apart: readonly string[],
): readonly string[] {
  const flat = ({ datos, ...rest }: FilingProof): Readonly<Record<string, unknown>> => ({
    ...rest,
    ...Object.fromEntries(Object.entries(datos).map(([name, value]) => [`datos.${name}`, value])),
  });
  const [one, other] = [flat(proof), flat(own)];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => !apart.includes(name) && canonicalJson(one[name]) !== canonicalJson(other[name]),
  );
}

function judged(revision: ProofFinding["revision"], wrong: readonly string[]): ProofFinding {
  return wrong.length === 0
    ? { revision, estado: "bien", detalle: null }
    : { revision, estado: "difiere", detalle: wrong.join(", ") };
}

/** SHA-256 in hexadecimal. */
export function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
