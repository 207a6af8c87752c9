import { createHash } from "node:crypto";
import type { HandOver } from "../../domain/hand-over.ts";
import type { Receipt } from "../../domain/receipt.ts";
import { distinctNames, safeFileName } from "../../domain/safe-file-name.ts";
import type { SubmissionId } from "../../domain/submission.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Intent } from "../../ports/ledger.ts";
import { requestCode } from "../mail/mail-ids.ts";
import { requestDraft } from "../mail/request-mail.ts";
import type { HandOverOptions } from "./hand-over-context.ts";
import { pasteText } from "./paste-text.ts";
import { composeUnsent } from "./unsent-message.ts";

/** Bytes of a written message that is read back; nothing that we write is larger. */
const maxMessageBytes = 1024 * 1024 * 1024;

type WriteNeeds = Pick<
  HandOverOptions,
  "settings" | "files" | "openOutput" | "mail" | "reader" | "clock"
>;

/** Where a request's files are written. All names are the same for whoever writes them. */
export function requestPaths(
  id: SubmissionId,
  { settings: { carpeta }, files }: Pick<WriteNeeds, "settings" | "files">,
) {
  const name = files.resolve(carpeta, `mesa-${requestCode(id)}`);
  return {
    message: `${name}.eml`,
    partial: `${name}.eml.parte`,
    text: `${name}.txt`,
    papers: name,
  };
}

/**
 * Writes a request as a message ready to be sent, as a text ready to be pasted into the portal, and its
 * documents beside them. The message comes last, whole or not at all: once it is there, the request
 * counts as handed over.
 *
 * @throws MesaError `archivo-ilegible`, `disco`
 */
export async function writeRequest(intent: Intent, needs: WriteNeeds): Promise<Receipt> {
  const { files, reader, clock } = needs;
  const paths = requestPaths(intent.solicitud, needs);
  const place = { part: 1, parts: 1 };
  const draft = requestDraft(intent, intent.archivos, place, { ...needs, date: clock() });
  const message = await composeUnsent(draft);
  const names = distinctNames(
    intent.archivos.map(({ nombre }) => safeFileName(nombre, "documento")),
  );
  for (const [at, { ruta }] of intent.archivos.entries()) {
    await files.copy(ruta, files.resolve(paths.papers, names[at] ?? ""), { replace: true });
  }
  await files.write(paths.text, pasteText(intent, reader));
  const handOver = await writeMessage(message, paths, needs);
  return { kind: "handed", handOver };
}

/** Writes a message under a name that nothing has yet; what lies there already was handed over before. */
export async function writeMessage(
  message: Uint8Array,
  { message: path, partial }: { readonly message: string; readonly partial: string },
  needs: Pick<WriteNeeds, "files" | "openOutput" | "clock">,
): Promise<HandOver> {
  const output = await needs.openOutput(path, { replace: false, partial });
  try {
    await output.write(message);
    await output.finish();
  } catch (error) {
    await output.abandon();
    if (!(error instanceof MesaError) || error.code !== "archivo-existe") throw error;
    return writtenMessage(path, needs);
  }
  return { archivo: path, sha256: digestOf(message), fecha: needs.clock().toISOString() };
}

/** The hand-over that a message on disk is. @throws MesaError `archivo-ilegible` */
export function writtenMessage(
  path: string,
  { files, clock }: Pick<WriteNeeds, "files" | "clock">,
): HandOver {
  const sha256 = digestOf(files.readBytes(path, maxMessageBytes));
  return { archivo: path, sha256, fecha: clock().toISOString() };
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
