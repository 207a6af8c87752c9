import { isUtf8 } from "node:buffer";
import { spawnSync } from "node:child_process";
import { win32 } from "node:path";
import { decodeSingleBytes } from "../../domain/text-encoding.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Bytes 80 to FF of code page 437, which `TextDecoder` lacks. */
const upperHalf437 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

/** What a program of the system says; empty where it can't be asked. */
const askSystem = (program: string): string =>
  spawnSync(program, { encoding: "latin1", windowsHide: true }).stdout ?? "";

/** Encodings by the number of a code page, as `TextDecoder` names them. */
const encodings: Readonly<Record<number, string>> = {
  866: "ibm866",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  65001: "utf-8",
};

/**
 * Finds out, when it is first asked, by which code page the programs that this process starts write: on
 * Windows that of a new console. Undefined elsewhere.
 */
export function findCodePage(
  platform: NodeJS.Platform,
  env: Environment,
  ask: (program: string) => string = askSystem,
): (() => number) | undefined {
  let known: number | undefined;
  if (platform !== "win32") return undefined;
  return () => {
    if (known !== undefined) return known;
    const program = win32.join(env["SystemRoot"] ?? "C:\\Windows", "System32", "chcp.com");
    return (known = Number(/\d+/.exec(ask(program))?.[0] ?? 850));
  };
}

/** Text that a program wrote: UTF-8 where it is, else by the code page. */
export function decodeConsole(bytes: Buffer, findPage: (() => number) | undefined): string {
  // The end of a long output may begin within a letter.
  const start = bytes.findIndex((byte) => (byte & 0xc0) !== 0x80);
  const isUnicode = start <= 3 && isUtf8(bytes.subarray(Math.max(start, 0)));
  if (findPage === undefined || isUnicode) return bytes.toString("utf8");
  const codePage = findPage();
  if (codePage === 850) return decodeSingleBytes(bytes, "ibm850");
  if (codePage === 1252) return decodeSingleBytes(bytes, "windows-1252");
  if (codePage === 437) {
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : upperHalf437.charAt(byte - 0x80),
    ).join("");
  }
  const encoding = encodings[codePage] ?? `windows-${codePage}`;
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return decodeSingleBytes(bytes, "windows-1252");
  }
}

/** Decodes a stream piece by piece; a letter may come in two pieces. */
export function createConsoleDecoder(findPage: () => number): {
  readonly decode: (piece: Buffer) => string;
  readonly rest: () => string;
} {
  let held = Buffer.alloc(0);
  return {
    decode(piece) {
      const all = Buffer.concat([held, piece]);
      const whole = all.length - unfinishedBytes(all);
      held = all.subarray(whole);
      return decodeConsole(all.subarray(0, whole), findPage);
    },
    rest: () => decodeConsole(held, findPage),
  };
}

/** How many bytes at the end begin a UTF-8 letter that goes on in the next piece. */
function unfinishedBytes(bytes: Buffer): number {
  for (let count = 1; count <= Math.min(3, bytes.length); count += 1) {
    const byte = bytes[bytes.length - count] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const letterBytes = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    return letterBytes > count ? count : 0;
  }
  return 0;
}
