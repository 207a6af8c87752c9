import { deflateSync } from "node:zlib";
import { remember } from "../domain/remember.ts";

/** Larger streams are a document's own: its pages and pictures. A colour profile has 3 KiB. */
const maxSharedBytes = 4096;

/** How many packed streams are kept, before all are dropped. */
const maxRememberedStreams = 64;

/** The part of PDFKit's object that packs its stream when it ends. */
interface StreamObject {
  /** Whether the stream is still to be packed. */
  compress: boolean;
  buffer: readonly Uint8Array[];
  finalize: () => void;
}

/**
 * Returns what has documents share their packed streams (zlib). The colour profile, the tables of
 * letters and the palettes of screens are the same in nearly all documents of a batch; packing them took
 * longer than packing the pages. The documents' bytes are the same as without.
 */
export function sharePackedStreams(): (document: PDFKit.PDFDocument) => void {
  const packed = new Map<string, Uint8Array>();

  function pack(stream: StreamObject): void {
    if (!stream.compress || stream.buffer.length === 0) return;
    const content = Buffer.concat(stream.buffer);
    if (content.length > maxSharedBytes) return;
    const key = content.toString("latin1");
    stream.buffer = [remember(packed, maxRememberedStreams, key, () => deflateSync(content))];
    stream.compress = false;
  }

  return (document) => {
    const makeObject = document.ref.bind(document);
    document.ref = (data) => {
      const made = makeObject(data);
      const stream: StreamObject = Object(made);
      const finalize = stream.finalize.bind(stream);
      stream.finalize = () => {
        pack(stream);
        finalize();
      };
      return made;
    };
  };
}
