// Writes bcryptprimitives.dll, which Wine 8 lacks and native modules made with Rust import: a DLL for
// x64 without code, whose one export, ProcessPrng, is forwarded to advapi32.SystemFunction036. The
// layout is that of Microsoft's "PE Format".
import { writeFileSync } from "node:fs";

const [path] = process.argv.slice(2);
const image = Buffer.alloc(0x600);
const text = (value, at) => void image.write(value, at, "latin1");
const u16 = (value, at) => void image.writeUInt16LE(value, at);
const u32 = (value, at) => void image.writeUInt32LE(value, at);
const u64 = (value, at) => void image.writeBigUInt64LE(value, at);

text("MZ", 0);
const header = 0x80;
u32(header, 0x3c);
text("PE\0\0", header);
const coff = header + 4;
u16(0x8664, coff); // x64
u16(2, coff + 2); // sections
u16(0xf0, coff + 16); // size of the optional header
u16(0x2022, coff + 18); // a DLL

const optional = coff + 20;
u16(0x20b, optional); // PE32+
image.writeUInt8(14, optional + 2); // version of the linker
u32(0x200, optional + 8); // initialised data
u32(0x1000, optional + 20); // base of code
u64(0x180000000n, optional + 24); // image base
u32(0x1000, optional + 32); // alignment of sections
u32(0x200, optional + 36); // alignment in the file
u16(6, optional + 40); // Windows Vista and later
u16(6, optional + 48);
u32(0x3000, optional + 56); // size of the image
u32(0x200, optional + 60); // size of the headers
u16(3, optional + 68); // console
u16(0x160, optional + 70);
for (const [at, size] of [
  [72, 0x100000n],
  [80, 0x1000n],
  [88, 0x100000n],
  [96, 0x1000n],
]) {
  u64(size, optional + at); // stack and heap
}
u32(16, optional + 108); // directories
u32(0x1000, optional + 112); // exports
u32(0x100, optional + 116);
u32(0x2000, optional + 152); // relocations
u32(12, optional + 156);

function section(at, name, address, raw, flags) {
  text(name, at);
  u32(0x200, at + 8);
  u32(address, at + 12);
  u32(0x200, at + 16);
  u32(raw, at + 20);
  u32(flags, at + 36);
}
section(optional + 0xf0, ".rdata", 0x1000, 0x200, 0x40000040);
section(optional + 0x118, ".reloc", 0x2000, 0x400, 0x42000040);

const exports = 0x200;
const address = 0x1000;
u32(address + 0x60, exports + 12); // name of the DLL
u32(1, exports + 16); // first ordinal
u32(1, exports + 20); // functions
u32(1, exports + 24); // names
u32(address + 0x28, exports + 28);
u32(address + 0x30, exports + 32);
u32(address + 0x38, exports + 36);
u32(address + 0xa0, exports + 0x28);
u32(address + 0x80, exports + 0x30);
text("bcryptprimitives.dll\0", exports + 0x60);
text("ProcessPrng\0", exports + 0x80);
text("advapi32.SystemFunction036\0", exports + 0xa0);
u32(0x1000, 0x400); // an empty block of relocations
u32(12, 0x404);
writeFileSync(path, image);
