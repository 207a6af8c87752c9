import { parseJson } from "../../domain/parse-json.ts";
import { sealedProofSchema, type SealedProof } from "../../domain/filing-proof-schema.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { digestOf, verifyProof, type Verification } from "./verify-proof.ts";
import type { Call } from "../../app/call.ts";
import { drawProof } from "./gather-proof.call.ts";

/** A proof is a few pages. Bytes. */
const most = 32 * 1024 * 1024;

/**
 * Holds a proof against its own seal and pages, this machine's journal and files, and the desk.
 *
 * @throws MesaError `archivo-ilegible`, `comprobante-ilegible`
 */
export async function checkProof(path: string, call: Call): Promise<Verification> {
  const { context } = call;
  const archivo = context.files.resolve(context.cwd, path);
  const bytes = context.files.readBytes(archivo, most);
  const room = await context.proofs();
  const attachment = room.attachment(bytes);
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
    fileDigest: room.digest,
    ticket: () => askDesk(sealed, call),
  });
}

async function findEntry({ comprobante: { solicitud, numero } }: SealedProof, call: Call) {
  const ledger = await call.context.ledger();
  if (solicitud !== null) return ledger.find(solicitud);
  const profile = await profileOrNone(call);
  return profile && ledger.findByTicket(profile.nombre, numero);
}

/** Only a desk of the same channel and address is asked: another one's word would mean nothing. */
async function askDesk({ comprobante: proof }: SealedProof, call: Call) {
  const profile = await profileOrNone(call);
  const { canal: proven, mesa, numero } = proof;
  const sameDesk = proven === profile?.canal && mesa === (profile.url ?? null);
  if (!sameDesk) throw new MesaError("sin-perfil");
  const { channel } = await call.connect();
  return await channel.getTicket(numero, call.context.signal);
}

/** A proof can be verified where nobody has set up anything. */
async function profileOrNone(call: Call) {
  try {
    return await call.profileWithoutOffer();
  } catch (error) {
    if (error instanceof MesaError && error.code === "sin-perfil") return undefined;
    throw error;
  }
}
