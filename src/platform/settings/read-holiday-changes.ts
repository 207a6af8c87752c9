import * as z from "zod/mini";
import { parseDay } from "../../domain/guayaquil-time.ts";
import type { HolidayChanges } from "../../domain/office-time.ts";
import { jsonFaultParams } from "../../domain/json-fault.ts";
import { parseJson } from "../../domain/parse-json.ts";
import { decodeText } from "../../domain/text-encoding.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { unreadableFile } from "../../errors/unreadable-file.ts";
import { isMissing } from "../files/file-access.ts";
import { readRegularFile } from "../files/read-regular-file.ts";

const maxFileBytes = 1024 * 1024;

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
    text = decodeText(readRegularFile(path, maxFileBytes));
  } catch (error) {
    if (isMissing(error)) return { feriados: {}, laborables: [] };
    throw new MesaError("feriados-invalidos", {
      params: { ...(error instanceof MesaError ? error : unreadableFile(path, error)).params },
      cause: error,
    });
  }
  const json = parseJson(text);
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) {
    const cause = json === undefined ? jsonFaultParams(text) : { causa: "otra-forma" };
    const params = { archivo: path, ...cause };
    throw new MesaError("feriados-invalidos", { params, cause: parsed.error });
  }
  const { feriados = {}, laborables = [] } = parsed.data;
  return { feriados, laborables };
}
