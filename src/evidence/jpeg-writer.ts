import type { CodeReader } from "./jpeg-codes.ts";

/** A Huffman table as a DHT segment has it (B.2.4.2): how many codes of each length, and their symbols. */
export interface CodeList {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

/** A code: its bits and how many there are. */
interface Code {
  readonly bits: number;
  readonly length: number;
}
export type Codes = ReadonlyMap<number, Code>;

const countsOf = (length: number, count: number): readonly number[] =>
  Array.from({ length: 16 }, (_none, at) => (at + 1 === length ? count : 0));

/** Codes of four bits for the sizes of differences, 0 to 11 bits: all that 8-bit pictures have (F.1.2.1). */
export const differenceList: CodeList = {
  counts: countsOf(4, 12),
  symbols: Array.from({ length: 12 }, (_none, size) => size),
};

/** Codes of eight bits for every run and size of other coefficients, where a file's own lack the end. */
export const coefficientList: CodeList = (() => {
  const sizes = Array.from({ length: 160 }, (_none, at) => ((at % 16) << 4) | (1 + (at >> 4)));
  return { counts: countsOf(8, 162), symbols: [0, 0xf0, ...sizes] };
})();

/** The tables of a DHT segment by class and number, as `readTables` has them. */
export function readLists(data: Buffer, lists: Map<number, CodeList>): void {
  for (let at = 0; at + 17 <= data.length;) {
    const counts = [...data.subarray(at + 1, at + 17)];
    const end = at + 17 + counts.reduce((sum, count) => sum + count, 0);
    lists.set(data[at] ?? 0, { counts, symbols: [...data.subarray(at + 17, end)] });
    at = end;
  }
}

/** The code of each symbol (C.2). */
export function codesOf({ counts, symbols }: CodeList): Codes {
  const codes = new Map<number, Code>();
  let bits = 0;
  let next = 0;
  for (const [index, count] of counts.entries()) {
    for (let nth = 0; nth < count; nth += 1, next += 1, bits += 1) {
      codes.set(symbols[next] ?? 0, { bits, length: index + 1 });
    }
    bits <<= 1;
  }
  return codes;
}

/** A DHT segment of tables by class and number. */
export function tableSegment(lists: ReadonlyMap<number, CodeList>): Buffer {
  const tables = Array.from(lists, ([id, { counts, symbols }]) => [id, ...counts, ...symbols]);
  const data = Buffer.from(tables.flat());
  const head = Buffer.from([0xff, 0xc4, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** Writes codes into a scan's data; `CodeReader` reads them. */
export class CodeWriter {
  readonly #pieces: number[] = [];
  #held = 0;
  #count = 0;

  symbol(codes: Codes, symbol: number): void {
    const code = codes.get(symbol);
    if (code === undefined) throw new Error(`a table of codes lacks ${symbol}`);
    this.bits(code.bits, code.length);
  }

  /** Writes up to 16 bits. Those that are written already are shifted out of the number. */
  bits(value: number, length: number): void {
    this.#held = (this.#held << length) | value;
    this.#count += length;
    while (this.#count >= 8) {
      this.#count -= 8;
      this.#byte((this.#held >> this.#count) & 255);
    }
  }

  /** Ends an interval with a restart marker. */
  restart(number: number): void {
    this.#pad();
    this.#pieces.push(0xff, 0xd0 + (number & 7));
  }

  finish(): Buffer {
    this.#pad();
    return Buffer.from(this.#pieces);
  }

  /** Bits up to the next byte are ones (F.1.2.3). */
  #pad(): void {
    if (this.#count > 0) this.bits((1 << (8 - this.#count)) - 1, 8 - this.#count);
  }

  #byte(byte: number): void {
    this.#pieces.push(byte);
    if (byte === 0xff) this.#pieces.push(0);
  }
}

/** Reads a difference of `size` bits (F.2.2.1, EXTEND). */
export function readDifference(bits: CodeReader, size: number): number {
  const value = size === 0 ? 0 : bits.skip(size);
  return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
}

/** Writes a difference: its size, and its bits. */
export function writeDifference(out: CodeWriter, codes: Codes, difference: number): void {
  const size = 32 - Math.clz32(Math.abs(difference));
  out.symbol(codes, size);
  if (size > 0) out.bits(difference < 0 ? difference + (1 << size) - 1 : difference, size);
}
