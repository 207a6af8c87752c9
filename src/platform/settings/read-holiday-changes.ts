import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import { parseDay } from "../../domain/guayaquil-time.ts";
import type { HolidayChanges } from "../../domain/office-time.ts";
import { parseJson } from "../../domain/parse-json.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { isMissing } from "../files/file-access.ts";

const day = z.string().check(z.refine((text) => parseDay(text) !== undefined));

const fileSchema = z.strictObject({
  /** Days off by decree, with the reason. */
  feriados: z.optional(z.record(day, z.string())),
  /** Holidays that a decree makes working days. */
  laborables: z.optional(z.array(day)),
});

/**
 * Reads the changes that decrees make to the holidays from the user's own file. A missing file means
 * no changes.
 *
 * @throws MesaError `feriados-invalidos`
 */
export function readHolidayChanges(path: string): HolidayChanges {
  let text: string;
  try {
    text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    if (isMissing(error)) return { feriados: {}, laborables: [] };
    throw new MesaError("feriados-invalidos", { params: { archivo: path }, cause: error });
  }
  const parsed = fileSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new MesaError("feriados-invalidos", { params: { archivo: path }, cause: parsed.error });
  }
  const { feriados = {}, laborables = [] } = parsed.data;
  return { feriados, laborables };
}
