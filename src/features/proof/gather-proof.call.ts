import { jsonText } from "../../domain/json-text.ts";
import type { Advice } from "../../domain/evidence.ts";
import type { SealedProof } from "../../domain/filing-proof-schema.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { loadTranslator } from "../../i18n/load-translator.ts";
import { adviseUnshownIn } from "../../sending/unshown-text.ts";
import { namedTicket, suggestNumber } from "../ticket/named-ticket.call.ts";
import { proofPages } from "./proof-pages.view.ts";
import { proofFromEntry, proofFromTicket, sealProof } from "./issue-proof.ts";
import { digestOf } from "./verify-proof.ts";
import type { Call } from "../../app/call.ts";
import type { Context } from "../../app/context.ts";
import type { Input } from "../../app/input.ts";

/** Characters of a ticket number in a file name. */
const maxNameLength = 80;

export const proofFormats = ["pdf", "json"] as const;

/** A proof of filing that was written to a file. */
export interface IssuedProof {
  readonly kind: "issued";
  readonly archivo: string;
  readonly formato: (typeof proofFormats)[number];
  readonly bytes: number;
  readonly sha256: string;
  readonly sealed: SealedProof;
  /** What the document lacks. */
  readonly advice: readonly Advice[];
}

/**
 * Writes a ticket's proof of filing to a file.
 *
 * @throws MesaError `archivo-existe`, `ticket-no-existe`, `sin-comprobante`
 */
export async function issueProof(input: Input, call: Call): Promise<IssuedProof> {
  const { context } = call;
  const numero = await namedTicket(input, call);
  const formato = input.choice("formato", proofFormats) ?? "pdf";
  const name = input.text("salida") ?? `comprobante-${fileName(numero)}.${formato}`;
  const archivo = context.files.resolve(context.cwd, name);
  if (context.files.isTaken(archivo) && !input.flag("reemplazar")) {
    throw new MesaError("archivo-existe", { params: { archivo } });
  }
  const sealed = sealProof(await suggestNumber(numero, call, () => gather(numero, call)));
  const bytes =
    formato === "pdf"
      ? await drawProof(sealed, context)
      : new TextEncoder().encode(proofText(sealed));
  await context.files.writeBytes(archivo, bytes, { replace: input.flag("reemplazar") });
  const advice = formato === "pdf" ? await adviseProof(sealed, name, context) : [];
  for (const one of advice) call.advise(one);
  const facts = { formato, bytes: bytes.length, sha256: digestOf(bytes) };
  return { kind: "issued", archivo, ...facts, sealed, advice };
}

/** The facts of a filing: from the journal where it has the ticket, else from the desk. */
async function gather(numero: string, call: Call) {
  const { context } = call;
  const profile = await call.profile();
  const issued = {
    canal: profile.canal,
    mesa: profile.url ?? null,
    emitido: context.clock().toISOString(),
    programa: `mesa ${context.version}`,
  };
  const ledger = await context.ledger();
  const entry = (await ledger.findByTicket(profile.nombre, numero)) ?? (await ledger.find(numero));
  if (entry !== undefined) {
    const { ticket } = entry;
    if (ticket === null) {
      throw new MesaError("sin-comprobante", { params: { solicitud: entry.solicitud } });
    }
    return proofFromEntry({ ...entry, ticket }, issued);
  }
  const { channel } = await call.connect();
  const ticket = await channel.getTicket(numero, context.signal);
  call.note(call.translator.t("comprobante.de-la-mesa"));
  return proofFromTicket(ticket, issued);
}

/** Advice about characters that the pages can't show; the JSON that is attached has them. */
async function adviseProof(
  { comprobante: { asunto, datos, archivos, capturas } }: SealedProof,
  document: string,
  context: Context,
): Promise<readonly Advice[]> {
  const texts = [
    asunto,
    ...Object.values(datos).flat(),
    ...archivos.map(({ nombre }) => nombre),
    ...capturas.flatMap(({ nombre, leyenda }) => [nombre, leyenda]),
  ];
  return await adviseUnshownIn(document, texts, await context.proofs());
}

/** The sealed proof as text: what a JSON file holds and a PDF has attached. */
export function proofText(sealed: SealedProof): string {
  return `${jsonText(sealed, 2)}\n`;
}

/** The proof as PDF; the same proof gives the same bytes. */
export async function drawProof(sealed: SealedProof, context: Context): Promise<Uint8Array> {
  const documents = await context.proofs();
  const pages = proofPages(sealed, await loadTranslator("es"), await context.catalogs());
  return await documents.build(pages, proofText(sealed), new Date(sealed.comprobante.emitido));
}

/** A part of a file name made of a ticket number, which may hold any characters. */
function fileName(numero: string): string {
  return numero.replace(/[^A-Za-z0-9_-]+/g, "-").slice(0, maxNameLength);
}
