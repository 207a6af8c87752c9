import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import {
  checkCompoundFile,
  isCompoundFile,
} from "../../../src/channels/handover/check-compound-file.ts";
import { makeMsg } from "../../support/make-msg.ts";

const sectorBytes = 512;
const endOfChain = 0xfffffffe;
const entryBytes = 128;
/** Places within the header and an entry of the directory ([MS-CFB] 2.2, 2.6.1). */
const header = {
  sectorShift: 30,
  tables: 44,
  directory: 48,
  miniTable: 60,
  firstMore: 68,
  more: 72,
};
const entry = { type: 66, left: 68, right: 72, child: 76, first: 116, bytes: 120 };

const content = Buffer.from(Array.from({ length: 6000 }, (_none, at) => at % 251));
const good = makeMsg({
  subject: "Re: caso",
  body: "Listo.",
  sender: "mesa@aduana.test",
  recipient: "yo@oce.test",
  file: { name: "acta.pdf", content },
});

const offsetOf = (sector: number): number => (sector + 1) * sectorBytes;
/** The next sector of a chain, by the table's first sector. */
const placeOfNext = (file: Buffer, sector: number): number =>
  offsetOf(file.readUInt32LE(76)) + 4 * sector;

/** Where the directory's entries stand in the file. */
function entriesOf(file: Buffer): readonly number[] {
  const places: number[] = [];
  for (let sector = file.readUInt32LE(header.directory); sector < endOfChain;) {
    for (let at = 0; at < sectorBytes; at += entryBytes) places.push(offsetOf(sector) + at);
    sector = file.readUInt32LE(placeOfNext(file, sector));
  }
  return places;
}

/** The first entry of this type (1 a folder, 2 a stream) whose length fits. */
function entryOf(file: Buffer, type: number, fits: (bytes: number) => boolean = () => true) {
  const found = entriesOf(file).find(
    (at) => file.readUInt8(at + entry.type) === type && fits(file.readUInt32LE(at + entry.bytes)),
  );
  if (found === undefined) throw new Error("no such entry");
  return found;
}

/** What is said of the good file after this was done to it. */
function verdict(damage: (file: Buffer) => unknown): string {
  const file = Buffer.from(good);
  const other = damage(file);
  try {
    checkCompoundFile(Buffer.isBuffer(other) ? other : file);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "?";
  }
}

test("a message as Outlook writes it passes, and is told by its first bytes", () => {
  expect([verdict(() => {}), isCompoundFile(good), isCompoundFile(Buffer.from("%PDF"))]).toEqual([
    "",
    true,
    false,
  ]);
});

test.each<[string, (file: Buffer) => unknown, string]>([
  [
    "sectors of another size",
    (file) => file.writeUInt16LE(10, header.sectorShift),
    "unknown sector size",
  ],
  [
    "more tables than sectors",
    (file) => file.writeUInt32LE(file.length / sectorBytes + 1, header.tables),
    "allocation table beyond the end",
  ],
  [
    "more further tables than sectors",
    (file) => file.writeUInt32LE(file.length / sectorBytes + 1, header.more),
    "allocation table beyond the end",
  ],
  [
    "a further table beyond the end",
    (file) => {
      file.writeUInt32LE(1, header.more);
      file.writeUInt32LE(file.length / sectorBytes, header.firstMore);
    },
    "sector beyond the end",
  ],
  [
    "a table beyond the end",
    (file) => file.writeUInt32LE(file.length / sectorBytes, 76),
    "sector beyond the end",
  ],
  [
    "a directory beyond the end",
    (file) => file.writeUInt32LE(file.length / sectorBytes, header.directory),
    "sector beyond the end",
  ],
  ["no directory", (file) => file.writeUInt32LE(endOfChain, header.directory), "no directory"],
  [
    "a directory that never ends",
    (file) => {
      const sector = file.readUInt32LE(header.directory);
      file.writeUInt32LE(sector, placeOfNext(file, sector));
    },
    "endless chain",
  ],
  [
    "small sectors that never end",
    (file) => {
      const table = offsetOf(file.readUInt32LE(header.miniTable));
      const first = file.readUInt32LE(
        entryOf(file, 2, (bytes) => bytes > 0 && bytes < 4096) + entry.first,
      );
      file.writeUInt32LE(first, table + 4 * first);
    },
    "endless chain",
  ],
  [
    "a folder within itself",
    (file) => {
      const at = entryOf(file, 1);
      const id = entriesOf(file).indexOf(at);
      file.writeUInt32LE(id, at + entry.child);
    },
    "entry that contains itself",
  ],
  [
    "an entry that is not there",
    (file) => file.writeUInt32LE(9999, entryOf(file, 1) + entry.child),
    "entry that contains itself",
  ],
  [
    "a neighbour that is its own",
    (file) => {
      const at = entryOf(file, 2);
      file.writeUInt32LE(entriesOf(file).indexOf(at), at + entry.right);
    },
    "entry that contains itself",
  ],
  [
    "a stream larger than the file",
    (file) => file.writeUInt32LE(file.length + 1, entryOf(file, 2) + entry.bytes),
    "stream larger than the file",
  ],
  [
    "a stream that ends early",
    (file) => {
      const at = entryOf(file, 2, (bytes) => bytes >= 4096);
      const sector = file.readUInt32LE(at + entry.first);
      file.writeUInt32LE(endOfChain, placeOfNext(file, sector));
    },
    "stream cut off",
  ],
  ["half of it", (file) => file.subarray(0, 1500), "sector beyond the end"],
])("a file with %s is damaged", (_what, damage, words) => {
  expect(verdict(damage)).toBe(words);
});

test.each<[string, (file: Buffer) => unknown]>([
  [
    "a stream as large as its sectors",
    (file) =>
      file.writeUInt32LE(
        12 * sectorBytes,
        entryOf(file, 2, (bytes) => bytes >= 4096) + entry.bytes,
      ),
  ],
  [
    "a stream of no bytes that begins nowhere",
    (file) => {
      const at = entryOf(file, 2);
      file.writeUInt32LE(0, at + entry.bytes);
      file.writeUInt32LE(9999, at + entry.first);
    },
  ],
  [
    "a further table that is said to be there and is not",
    (file) => file.writeUInt32LE(1, header.more),
  ],
])("%s is none of them", (_what, damage) => {
  expect(verdict(damage)).toBe("");
});

test.each([
  [60, ""],
  [61, "nested too deeply"],
])("folders in %i folders", (depth, words) => {
  // Every entry of the directory becomes a folder that holds the next one.
  const sectors = Math.ceil((depth + 1) / 4);
  const file = Buffer.alloc((sectors + 2) * sectorBytes);
  file.set(good.subarray(0, 512), 0);
  file.writeUInt32LE(1, header.tables);
  file.writeUInt32LE(0, 76);
  file.writeUInt32LE(1, header.directory);
  file.writeUInt32LE(endOfChain, header.miniTable);
  file.writeUInt32LE(0, header.more);
  for (let sector = 1; sector <= sectors; sector += 1) {
    file.writeUInt32LE(sector === sectors ? endOfChain : sector + 1, offsetOf(0) + 4 * sector);
  }
  for (let id = 0; id <= depth; id += 1) {
    const at = offsetOf(1) + id * entryBytes;
    file.writeUInt8(id === 0 ? 5 : 1, at + entry.type);
    for (const place of [entry.left, entry.right]) file.writeUInt32LE(0xffffffff, at + place);
    file.writeUInt32LE(id === depth ? 0xffffffff : id + 1, at + entry.child);
    file.writeUInt32LE(endOfChain, at + entry.first);
  }
  let said = "";
  try {
    checkCompoundFile(file);
  } catch (error) {
    said = error instanceof Error ? error.message : "?";
  }
  expect(said).toBe(words);
});
