export type ProcedureKind = "declaracion" | "entrega" | "manifiesto" | "carga";

const shapes: readonly (readonly [ProcedureKind, RegExp])[] = [
  // District, year, regime, sequence: 028-2026-10-00123456.
  ["declaracion", /^\d{3}-?\d{4}-?\d{2}-?\d{8}$/],
  // Operator's code, year, sequence, channel: 04999902202600000872S.
  ["entrega", /^\d{8}20\d{2}\d{8}[0-9A-Z]$/],
  // MRN: CEC, year and eight characters.
  ["manifiesto", /^CEC20\d{2}[A-Z0-9]{8}$/],
  // MRN with MSN and HSN.
  ["carga", /^CEC20\d{2}[A-Z0-9]{8}(?:-?\d{4}){1,2}$/],
];

/**
 * Recognises a number of Ecuapass by its form; undefined for an unknown form. The forms come from
 * published examples, since no official list is known, so use the result only as a hint.
 */
export function recognizeProcedure(text: string): ProcedureKind | undefined {
  const number = text.toUpperCase().replace(/\s/g, "");
  return shapes.find(([, shape]) => shape.test(number))?.[0];
}
