import { z } from "@hono/zod-openapi";
import { problemSchema } from "./wire-schemas.ts";

const reasons = {
  400: "La petición está mal formada.",
  401: "No hay una sesión iniciada o ya caducó.",
  403: "La cuenta no tiene permiso.",
  404: "No existe, o es de otro operador.",
  409: "El estado del ticket no lo permite.",
  413: "La petición es demasiado grande.",
  415: "El tipo de contenido no se admite.",
  416: "El archivo no tiene la parte pedida.",
  422: "Hay datos que no se pueden aceptar; `errores` los indica.",
  429: "Demasiados intentos; `Retry-After` indica cuánto esperar.",
} as const;

/** Describes the problem replies of an operation, including the 500 that any may have. */
export function problems(...statuses: readonly (keyof typeof reasons)[]) {
  const reply = (description: string) => ({
    description,
    content: { "application/problem+json": { schema: problemSchema } },
  });
  return Object.fromEntries([
    ...statuses.map((status) => [
      status,
      status === 429 ? { ...reply(reasons[status]), headers: retryAfter } : reply(reasons[status]),
    ]),
    [500, reply("Falla interna de la mesa de servicios.")],
  ]);
}

const retryAfter = z.object({
  "Retry-After": z
    .string()
    .openapi({ description: "Segundos que hay que esperar.", example: "900" }),
});

/** Describes a JSON reply. */
export function reply<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } };
}

/** Describes a required JSON body. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { body: { required: true, content: { "application/json": { schema } } } };
}

export const signedIn = [{ sesion: [] }];

export const keyHeader = z.object({
  "Idempotency-Key": z.string().min(1).max(200).openapi({
    description: "Clave de envío: la misma con el mismo contenido no crea nada nuevo.",
  }),
});

export const etagHeaders = z.object({
  ETag: z.string().openapi({ description: "Cambia cuando cambia la respuesta." }),
});

export const ifNoneMatch = z.object({
  "If-None-Match": z
    .string()
    .optional()
    .openapi({ description: "ETag de la copia que ya se tiene." }),
});

export const numberParam = z.object({
  numero: z
    .string()
    .max(60)
    .openapi({ description: "Número del ticket.", example: "MS-2026-000123" }),
});

export const notModified = {
  description: "No ha cambiado: la copia sigue vigente.",
  headers: etagHeaders,
};
