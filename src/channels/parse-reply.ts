import type * as z from "zod/mini";
import { parseJson } from "../domain/parse-json.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { HttpReply } from "../ports/http.ts";

/**
 * Parses a reply's JSON.
 *
 * @throws MesaError `respuesta-invalida` for anything else, such as a login page
 */
export function parseReply<Schema extends z.ZodMiniType>(
  reply: HttpReply,
  schema: Schema,
): z.output<Schema> {
  return parseItem(parseJson(reply.text), schema);
}

/** Parses a value of a reply that is JSON already. @throws MesaError `respuesta-invalida` */
export function parseItem<Schema extends z.ZodMiniType>(
  item: unknown,
  schema: Schema,
): z.output<Schema> {
  const parsed = schema.safeParse(item);
  if (parsed.success) return parsed.data;
  throw new MesaError("respuesta-invalida", { cause: parsed.error });
}
