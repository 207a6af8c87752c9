import { distinctNames, safeFileName } from "../../domain/safe-file-name.ts";
import type { TicketAttachment, TicketDetail } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Channel } from "../../ports/channel.ts";
import type { SaveDownload } from "../../ports/downloads.ts";

export interface DownloadedFile {
  /** As the desk names it: foreign text. */
  readonly nombre: string;
  /** Absolute. */
  readonly ruta: string;
  readonly bytes: number;
  readonly sha256: string;
  /** True when the very file lay there already. */
  readonly ya_estaba: boolean;
}

export interface DownloadWish {
  /** All where none is named; a name or an id. */
  readonly names: readonly string[];
  /** Absolute. */
  readonly folder: string;
  readonly replace: boolean;
}

/**
 * Brings a ticket's files onto this disk, one after the other, under names made safe.
 *
 * @throws MesaError `no-existe` before anything is written, and what `SaveDownload` throws
 */
export async function downloadAttachments(
  ticket: TicketDetail,
  { names, folder, replace }: DownloadWish,
  needs: {
    readonly channel: Pick<Channel, "download">;
    readonly save: SaveDownload;
    readonly told: (file: TicketAttachment, bytes: number) => void;
  },
  signal: AbortSignal,
): Promise<readonly DownloadedFile[]> {
  const all = [...ticket.adjuntos, ...ticket.mensajes.flatMap((one) => one.adjuntos)];
  const isNamed = (file: TicketAttachment, name: string): boolean =>
    file.nombre === name || file.id === name;
  const missing = names.find((name) => !all.some((file) => isNamed(file, name)));
  if (missing !== undefined) throw new MesaError("no-existe", { params: { nombre: missing } });
  // Named among all of them, so that one alone lands where it would with the others.
  const safe = distinctNames(all.map(({ nombre, id }) => safeFileName(nombre, `adjunto-${id}`)));
  const files: DownloadedFile[] = [];
  for (const [at, file] of all.entries()) {
    if (names.length > 0 && !names.some((name) => isNamed(file, name))) continue;
    const { id, nombre, bytes, sha256 } = file;
    const name = safe[at] ?? `adjunto-${at + 1}`;
    const mark = safeFileName(sha256 === "" ? `${ticket.numero}-${id}` : sha256, "x").slice(0, 16);
    const saved = await needs.save(
      { folder, name, bytes, sha256, mark, replace },
      (from) => needs.channel.download(ticket.numero, id, from, signal),
      (received) => needs.told(file, received),
    );
    files.push({ nombre, ruta: saved.path, bytes, sha256, ya_estaba: saved.present });
  }
  return files;
}
