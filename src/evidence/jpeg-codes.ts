/** A Huffman table: length and symbol of the code that each 16 bits begin with; 0 for none. */
export type CodeTable = Uint16Array;

/** Reads a DHT segment, which may hold several tables (B.2.4.2, C.2); returns how many. */
export function readTables(data: Buffer, tables: Map<number, CodeTable>): number {
  let at = 0;
  let read = 0;
  while (at + 17 <= data.length) {
    const table = new Uint16Array(65_536);
    const counts = data.subarray(at + 1, at + 17);
    let symbol = at + 17;
    let code = 0;
    for (const [index, count] of counts.entries()) {
      const length = index + 1;
      for (let nth = 0; nth < count; nth += 1) {
        const first = code << (16 - length);
        table.fill((length << 8) | (data[symbol] ?? 0), first, first + (1 << (16 - length)));
        symbol += 1;
        code += 1;
      }
      code <<= 1;
    }
    tables.set(data[at] ?? 0, table);
    at = symbol;
    read += 1;
  }
  return read;
}

/** Reads codes from a scan's data. */
export class CodeReader {
  readonly #data: Buffer;
  #at = 0;
  #held = 0;
  #count = 0;
  /** Zero bits at the end of those held that stand for data that is not there. */
  #missing = 0;
  /** Whether more was asked for than there is, or a code that no table has. */
  over = false;

  constructor(data: Buffer) {
    this.#data = data;
  }

  /** Bytes that nothing has been read of. */
  get leftBytes(): number {
    return this.#data.length - this.#at;
  }

  symbol(table: CodeTable | undefined): number {
    this.#fill();
    const found = table?.[(this.#held >>> (this.#count - 16)) & 0xffff] ?? 0;
    if (found === 0) this.over = true;
    this.#take(found >> 8);
    return found & 0xff;
  }

  /** Takes up to 15 bits; returns their value. */
  skip(bits: number): number {
    this.#fill();
    const value = (this.#held >>> (this.#count - bits)) & ((1 << bits) - 1);
    this.#take(bits);
    return value;
  }

  /** Goes on behind the next restart marker; false where there is none. */
  restarts(): boolean {
    const data = this.#data;
    // Bytes that were read ahead never reach beyond a marker.
    for (let at = data.indexOf(0xff, this.#at); at !== -1; at = data.indexOf(0xff, at + 1)) {
      const next = data[at + 1] ?? 0;
      if (next < 0xd0 || next > 0xd7) continue;
      this.#at = at + 2;
      this.#held = 0;
      this.#count = 0;
      this.#missing = 0;
      return true;
    }
    return false;
  }

  #take(bits: number): void {
    this.#count -= bits;
    if (this.#count < this.#missing) this.over = true;
  }

  #fill(): void {
    while (this.#count <= 16) {
      this.#held = ((this.#held << 8) | this.#next()) & 0xff_ffff;
      this.#count += 8;
    }
  }

  /** The next byte; zero, and counted as missing, at a marker and at the end. */
  #next(): number {
    const byte = this.#data[this.#at];
    if (byte === 0xff) {
      if (this.#data[this.#at + 1] === 0) {
        this.#at += 2;
        return byte;
      }
    } else if (byte !== undefined) {
      this.#at += 1;
      return byte;
    }
    this.#missing += 8;
    return 0;
  }
}
