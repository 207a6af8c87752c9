import { burn, type Entry } from "@kenjiuno/msgreader/lib/Burner.js";
import { TypeEnum } from "@kenjiuno/msgreader/lib/Reader.js";

/** What a made Outlook message says; texts by their property ([MS-OXPROPS]). */
export interface MsgFacts {
  readonly subject: string;
  readonly body: string;
  readonly sender: string;
  readonly recipient: string;
  /** The headers that a received message came with. */
  readonly headers?: string;
  readonly file?: { readonly name: string; readonly content: Buffer };
  /** Further texts, by their property. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Flags and times, by their property with its type: `0E070003`. */
  readonly values?: Readonly<Record<string, bigint>>;
}

interface Folder {
  readonly name: string;
  readonly streams: Readonly<Record<string, Buffer>>;
  readonly folders?: readonly Folder[];
}

const wide = (text: string): Buffer => Buffer.from(text, "utf16le");
const text = (property: string): string => `__substg1.0_${property}001F`;

/** An Outlook message (`.msg`), as a compound file. */
export function makeMsg(facts: MsgFacts): Buffer {
  const { subject, body, sender, recipient, headers, file, texts = {}, values = {} } = facts;
  const attachments =
    file === undefined
      ? []
      : [
          {
            name: "__attach_version1.0_#00000000",
            streams: { [text("3707")]: wide(file.name), "__substg1.0_37010102": file.content },
          },
        ];
  return burnTree({
    name: "Root Entry",
    streams: {
      "__properties_version1.0": Buffer.concat([
        Buffer.alloc(32),
        ...Object.entries(values).map(property),
      ]),
      [text("001A")]: wide("IPM.Note"),
      [text("0037")]: wide(subject),
      [text("1000")]: wide(body),
      [text("5D01")]: wide(sender),
      [text("0C1A")]: wide("Agencia"),
      ...Object.fromEntries(Object.entries(texts).map(([id, said]) => [text(id), wide(said)])),
      ...(headers !== undefined && { [text("007D")]: wide(headers) }),
    },
    folders: [
      {
        name: "__recip_version1.0_#00000000",
        streams: { [text("39FE")]: wide(recipient), [text("3001")]: wide("Mesa") },
      },
      ...attachments,
    ],
  });
}

/** An entry of the list of properties ([MS-OXMSG] 2.4.2.1). */
function property([tag, value]: readonly [string, bigint]): Buffer {
  const entry = Buffer.alloc(16);
  entry.writeUInt32LE(Number.parseInt(tag, 16), 0);
  entry.writeBigUInt64LE(value, 8);
  return entry;
}

function burnTree(root: Folder): Buffer {
  const entries: Entry[] = [];
  function add({ name, streams, folders = [] }: Folder, type: TypeEnum): number {
    const children: number[] = [];
    const at = entries.push({ name, type, length: 0, children }) - 1;
    for (const [stream, content] of Object.entries(streams)) {
      const length = content.length;
      // The writer copies from the beginning of the memory that a Buffer may share.
      const binaryProvider = () => new Uint8Array(content);
      const document = { name: stream, type: TypeEnum.DOCUMENT, binaryProvider, length };
      children.push(entries.push(document) - 1);
    }
    for (const folder of folders) children.push(add(folder, TypeEnum.DIRECTORY));
    return at;
  }
  add(root, TypeEnum.ROOT);
  return Buffer.from(burn(entries));
}
