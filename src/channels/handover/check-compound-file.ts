import { Buffer } from "node:buffer";

/** The first bytes of a compound file ([MS-CFB] 2.2), the container of Outlook's `.msg`. */
const signature = Buffer.from("d0cf11e0a1b11ae1", "hex");
/** No chain, and the end of one. */
const endOfChain = 0xfffffffe;
const noEntry = 0xffffffff;
const maxRegularSector = 0xfffffffa;
const entryBytes = 128;
/** Streams below this size lie in the small sectors. */
const miniStreamCutoffBytes = 4096;
/** Storages in storages: a message attached to a message is three of them. */
const maxDepth = 60;

export function isCompoundFile(source: Buffer): boolean {
  return source.subarray(0, 8).equals(signature);
}

/**
 * Checks that a compound file can be read to its end: every chain of sectors ends within the file, no
 * folder contains itself, and no stream claims to be larger than the file. The reader of `.msg` files
 * believes all of this, and would go on for ever or run out of memory.
 *
 * @throws Error for a file that is damaged or made to harm
 */
export function checkCompoundFile(source: Buffer): void {
  const sectorBytes = 1 << source.readUInt16LE(30);
  if (sectorBytes !== 512 && sectorBytes !== 4096) throw new Error("unknown sector size");
  const sectors = Math.floor(source.length / sectorBytes);
  const wordsPerSector = sectorBytes / 4;
  const offsetOf = (sector: number): number => (sector + 1) * sectorBytes;
  const table = allocationTable();
  const miniTable = chain(source.readUInt32LE(60)).flatMap((sector) => words(sector));
  const entries = chain(source.readUInt32LE(48)).flatMap((sector) =>
    Array.from({ length: sectorBytes / entryBytes }, (_, at) => offsetOf(sector) + at * entryBytes),
  );
  const root = entries[0];
  if (root === undefined) throw new Error("no directory");
  chain(source.readUInt32LE(root + 116));
  const seen = new Set<number>();
  visit(source.readUInt32LE(root + 76), 0);

  function words(sector: number): readonly number[] {
    const at = offsetOf(sector);
    if (at + sectorBytes > source.length) throw new Error("sector beyond the end");
    return Array.from({ length: wordsPerSector }, (_, word) => source.readUInt32LE(at + word * 4));
  }

  /** The sectors of the file allocation table, the first 109 of which stand in the header. */
  function allocationTable(): readonly number[] {
    const count = source.readUInt32LE(44);
    if (count > sectors) throw new Error("allocation table beyond the end");
    const places = Array.from({ length: Math.min(count, 109) }, (_, at) =>
      source.readUInt32LE(76 + at * 4),
    );
    const more = source.readUInt32LE(72);
    if (more > sectors) throw new Error("allocation table beyond the end");
    let next = source.readUInt32LE(68);
    for (let at = 0; at < more && next <= maxRegularSector; at += 1) {
      const found = words(next);
      places.push(...found.slice(0, -1).filter((sector) => sector <= maxRegularSector));
      next = found.at(-1) ?? endOfChain;
    }
    return places.slice(0, count).flatMap((sector) => words(sector));
  }

  function chain(first: number): readonly number[] {
    const found: number[] = [];
    for (let next = first; next <= maxRegularSector; next = table[next] ?? endOfChain) {
      if (found.length > sectors) throw new Error("endless chain");
      if (offsetOf(next) >= source.length) throw new Error("sector beyond the end");
      found.push(next);
    }
    return found;
  }

  function checkMiniChain(first: number): void {
    let length = 0;
    for (let next = first; next <= maxRegularSector; next = miniTable[next] ?? endOfChain) {
      length += 1;
      if (length > miniTable.length) throw new Error("endless chain");
    }
  }

  /** Goes through the siblings of an entry and what they contain. */
  function visit(first: number, depth: number): void {
    if (depth > maxDepth) throw new Error("nested too deeply");
    const open = [first];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === noEntry) continue;
      const at = entries[id];
      if (at === undefined || seen.has(id)) throw new Error("entry that contains itself");
      seen.add(id);
      open.push(source.readUInt32LE(at + 68), source.readUInt32LE(at + 72));
      if (source.readUInt8(at + 66) === 1) visit(source.readUInt32LE(at + 76), depth + 1);
      else checkStream(source.readUInt32LE(at + 116), source.readUInt32LE(at + 120));
    }
  }

  function checkStream(first: number, bytes: number): void {
    if (bytes > source.length) throw new Error("stream larger than the file");
    if (bytes === 0) return;
    if (bytes < miniStreamCutoffBytes) return checkMiniChain(first);
    if (chain(first).length * sectorBytes < bytes) throw new Error("stream cut off");
  }
}
