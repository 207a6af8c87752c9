import { parseJson } from "../../domain/parse-json.ts";
import { sealedProofSchema, type SealedProof } from "../../domain/filing-proof-schema.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { digestOf, verifyProof, type Verification } from "./verify-proof.ts";
import type { Call } from "../../app/call.ts";
import { drawProof } from "./gather-proof.call.ts";

/** Size of a file that is still read; a proof has a few pages. */
const maxProofBytes = 32 * 1024 * 1024;

/**
 * Compares a proof with its own seal and pages, with the journal and files of this machine, and
 * with the desk.
 *
 * @throws MesaError `archivo-ilegible`, `comprobante-ilegible`
 */
export async function checkProof(path: string, call: Call): Promise<Verification> {
  const { context } = call;
  const archivo = context.files.resolve(context.cwd, path);
  const bytes = context.files.readBytes(archivo, maxProofBytes);
  const documents = await context.proofs();
  const attachment = documents.attachment(bytes);
  const parsed = sealedProofSchema.safeParse(
    parseJson(attachment ?? new TextDecoder().decode(bytes)),
  );
  if (!parsed.success) throw new MesaError("comprobante-ilegible", { params: { archivo } });
  const sealed = parsed.data;
  return await verifyProof(sealed, {
    pages:
      attachment === undefined
        ? undefined
        : async () => digestOf(await drawProof(sealed, context)) === digestOf(bytes),
    program: `mesa ${context.version}`,
    entry: await findEntry(sealed, call),
    fileDigest: documents.digest,
    ticket: () => askDesk(sealed, call),
  });
}

async function findEntry({ comprobante: { solicitud, numero } }: SealedProof, call: Call) {
  const ledger = await call.context.ledger();
  if (solicitud !== null) return await ledger.find(solicitud);
  const profile = await profileOrNone(call);
  return profile && (await ledger.findByTicket(profile.nombre, numero));
}

/** The ticket at the desk; only a desk of the same channel and address is asked. */
async function askDesk({ comprobante: proof }: SealedProof, call: Call) {
  const profile = await profileOrNone(call);
  const { canal: proven, mesa, numero } = proof;
  const sameDesk = proven === profile?.canal && mesa === (profile.url ?? null);
  if (!sameDesk) throw new MesaError("sin-perfil");
  const { channel } = await call.connect();
  return await channel.getTicket(numero, call.context.signal);
}

/** Undefined where there is no profile: a proof can be verified without one. */
async function profileOrNone(call: Call) {
  try {
    return await call.profileWithoutOffer();
  } catch (error) {
    if (error instanceof MesaError && error.code === "sin-perfil") return undefined;
    throw error;
  }
}
