import type * as z from "zod/mini";
import { parseJson } from "../domain/parse-json.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { HttpReply } from "../ports/http.ts";

/** A reply's JSON, or a clear word that it is something else: a login page, a proxy's. */
export function parseReply<Schema extends z.ZodMiniType>(
  reply: HttpReply,
  schema: Schema,
): z.output<Schema> {
  return parseItem(parseJson(reply.text), schema);
}

/** The same of a part of one. @throws MesaError `respuesta-invalida` */
export function parseItem<Schema extends z.ZodMiniType>(
  item: unknown,
  schema: Schema,
): z.output<Schema> {
  const parsed = schema.safeParse(item);
  if (parsed.success) return parsed.data;
  throw new MesaError("respuesta-invalida", { cause: parsed.error });
}
