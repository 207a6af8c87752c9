import { jsonText } from "../../domain/json-text.ts";
import { distinctNames, safeFileName } from "../../domain/safe-file-name.ts";
import type { TicketAttachment, TicketDetail } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Channel } from "../../ports/channel.ts";
import type { SaveDownload } from "../../ports/files.ts";

export interface DownloadedFile {
  /** As the desk names it: foreign text. */
  readonly nombre: string;
  /** Absolute path. */
  readonly ruta: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Whether the same file was there before. */
  readonly ya_estaba: boolean;
}

/** What to download, and where to. */
export interface DownloadRequest {
  /** Names or ids of attachments; all of them where empty. */
  readonly names: readonly string[];
  /** Absolute path. */
  readonly folder: string;
  readonly replace: boolean;
}

/**
 * Saves the attachments of a ticket, one after the other, under safe file names.
 *
 * @throws MesaError `no-existe` before anything is written, or what `SaveDownload` throws
 */
export async function downloadAttachments(
  ticket: TicketDetail,
  { names, folder, replace }: DownloadRequest,
  needs: {
    readonly channel: Pick<Channel, "download">;
    readonly save: SaveDownload;
    readonly onProgress: (file: TicketAttachment, bytes: number) => void;
  },
  signal: AbortSignal,
): Promise<readonly DownloadedFile[]> {
  const all = attachmentsOf(ticket);
  const isNamed = (file: TicketAttachment, name: string): boolean =>
    file.nombre === name || file.id === name;
  const missing = names.find((name) => !all.some((file) => isNamed(file, name)));
  if (missing !== undefined) {
    const params = { nombre: missing, orden: `mesa ticket ver ${ticket.numero}` };
    throw new MesaError("no-existe", { params });
  }
  // Made among all attachments, so that a file has the same name whether it comes alone or not.
  const safe = distinctNames(
    all.map(({ nombre, id }) => safeFileName(nombre, safeFileName(`adjunto-${id}`, "adjunto"))),
  );
  const files: DownloadedFile[] = [];
  for (const [at, file] of all.entries()) {
    if (names.length > 0 && !names.some((name) => isNamed(file, name))) continue;
    const { id, nombre, bytes } = file;
    const sha256 = file.sha256.toLowerCase();
    const name = safe[at] ?? `adjunto-${at + 1}`;
    const mark = safeFileName(sha256 === "" ? `${ticket.numero}-${id}` : sha256, "x").slice(0, 16);
    const saved = await needs.save(
      { folder, name, bytes, sha256, mark, replace },
      (from) => needs.channel.download(ticket.numero, id, from, signal),
      (received) => needs.onProgress(file, received),
    );
    files.push({ nombre, ruta: saved.path, bytes, sha256, ya_estaba: saved.present });
  }
  return files;
}

/** The attachments of a ticket and of its messages; one that is listed in both places counts once. */
function attachmentsOf(ticket: TicketDetail): readonly TicketAttachment[] {
  const all = [ticket, ...ticket.mensajes].flatMap((one) => one.adjuntos);
  const keyOf = (file: TicketAttachment): string => jsonText([file.id, file.nombre]);
  return [...new Map(all.toReversed().map((file) => [keyOf(file), file])).values()].toReversed();
}
