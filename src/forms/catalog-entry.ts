import * as z from "zod";
import type { CatalogName } from "../catalogs/catalogs.ts";
import { parseJson } from "../domain/parse-json.ts";
import { line } from "./field-schemas.ts";

/** Marks that turn the direction of writing: they could make a name look like another one. */
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const text = (max: number) => line(max).transform((one) => one.replace(directions, ""));

/** `["…"]`, or cells of a table: `uno; dos`. */
function list(separator: string) {
  return z.preprocess(
    (given) => {
      if (typeof given !== "string") return given;
      const json = given.trim().startsWith("[") ? parseJson(given) : undefined;
      return json ?? given.split(separator).filter((part) => part.trim() !== "");
    },
    z.array(text(500)),
  );
}

const yesOrNo = z.preprocess((given) => {
  if (typeof given === "number") return given === 1;
  if (typeof given !== "string") return given;
  if (/^(?:s[ií]|yes|true|verdadero|x|1)$/i.test(given.trim())) return true;
  return /^(?:no|false|falso|0)$/i.test(given.trim()) ? false : given;
}, z.boolean());

const id = text(60).pipe(z.string().regex(/^[a-z0-9][a-z0-9_-]*$/));
const sources = list(";").pipe(z.array(z.string()).min(1));

/** Properties of every entry: its sources, and whether they were checked. */
const common = {
  verificado: yesOrNo.default(false),
  fuente: sources,
  propia: z.literal(true).default(true),
};

/** Digits, of which a spreadsheet may have taken away the first zero. */
const code = z.preprocess(
  (given) =>
    String(given)
      .trim()
      .replace(/^\d{1,2}$/, (digits) => digits.padStart(3, "0")),
  z.string().regex(/^\d{3}$/),
);

const district = z
  .strictObject({
    codigo: code,
    nombre: text(100),
    etiqueta: text(100).exactOptional(),
    nota: text(300).exactOptional(),
    ...common,
  })
  .transform((one) => ({ ...one, etiqueta: one.etiqueta ?? one.nombre }));

const screen = z
  .strictObject({
    ruta: list(">").default([]),
    nombre: text(200),
    completa: text(300).exactOptional(),
    portal: text(30).default("externo"),
    edoc: text(20).exactOptional(),
    vigente: yesOrNo.default(true),
    nota: text(300).exactOptional(),
    ...common,
  })
  .transform((one) => ({
    ...one,
    completa: one.completa ?? [...one.ruta, one.nombre].join(" > "),
  }));

const operatorType = z.strictObject({
  id,
  nombre: text(100),
  prefijo: z
    .string()
    .regex(/^\d{2}$/)
    .exactOptional(),
  ...common,
});

/** A paper: `Factura comercial*`, the asterisk making it obligatory. */
const paper = z.union([
  z.strictObject({ nombre: text(200), obligatorio: yesOrNo }),
  text(200).transform((one) => ({
    nombre: one.replace(/\*$/, "").trim(),
    obligatorio: one.endsWith("*"),
  })),
]);

const motivo = z.strictObject({
  id,
  nombre: text(200),
  formulario: z.enum(["incidente", "consulta", "ambos"]).default("consulta"),
  papeles: z
    .preprocess((given) => {
      if (typeof given !== "string") return given;
      const json = given.trim().startsWith("[") ? parseJson(given) : undefined;
      return json ?? given.split(";").filter((part) => part.trim() !== "");
    }, z.array(paper))
    .default([]),
  propuesto: yesOrNo.default(false),
  ...common,
});

/** Each catalogue's entries as a user may give them, in JSON or in the cells of a table. */
export const entrySchemas = {
  distritos: district,
  pantallas: screen,
  operadores: operatorType,
  motivos: motivo,
} as const satisfies Record<CatalogName, z.ZodType>;

/** The property names that an entry of each catalogue may have. */
export const entryFields: Readonly<Record<CatalogName, readonly string[]>> = {
  distritos: Object.keys(district.def.in.shape),
  pantallas: Object.keys(screen.def.in.shape),
  operadores: Object.keys(operatorType.shape),
  motivos: Object.keys(motivo.shape),
};
