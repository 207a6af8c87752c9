import * as z from "zod";
import { hiddenPatterns } from "../domain/evidence.ts";
import { checkIdentity } from "../domain/identity-document.ts";
import { parseDay, parseTimeOfDay } from "../domain/guayaquil-time.ts";
import {
  oddCharacters,
  plainTyping,
  withoutInvisible,
  withoutStrayInvisible,
} from "../domain/invisible.ts";
import type { MessageParams } from "../errors/mesa-error.ts";

interface Complaint {
  readonly code: string;
  readonly params?: MessageParams;
}

/** Adds an issue whose `params` name one of our own messages; `to-problem.ts` reads it back. */
export function complain(
  context: z.core.$RefinementCtx,
  input: unknown,
  complaint: Complaint,
): never {
  context.addIssue({
    code: "custom",
    input,
    params: { problem: complaint.code, values: complaint.params ?? {} },
  });
  return z.NEVER;
}

const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Typed text as it is kept: one Unicode form (NFC), no control characters or invisible marks, no blank
 * ends.
 */
function clean(text: string): string {
  return withoutStrayInvisible(text.replaceAll(/\r\n?|[\u2028\u2029]/g, "\n").normalize("NFC"))
    .replace(controls, "")
    .trim();
}

/** One line of at most `max` characters. */
export function line(max: number) {
  return z
    .string()
    .transform((text) => clean(text).replace(/\s+/g, " "))
    .pipe(z.string().min(1).max(max));
}

/** Text of several lines, of at most `max` characters. */
export function paragraph(max: number) {
  return z.string().transform(clean).pipe(z.string().min(1).max(max));
}

/** A calendar day `AAAA-MM-DD`; `readEventMoment` has read other notations before. */
export const day = z.string().transform((text, context) => {
  const value = plainTyping(text);
  if (parseDay(value) !== undefined) return value;
  return complain(context, text, { code: "fecha-formato", params: { valor: value } });
});

/** A time of day, `HH:MM` or `HH:MM:SS`, 24 hours. */
export const timeOfDay = z.string().transform((text, context) => {
  const value = plainTyping(text);
  if (parseTimeOfDay(value) !== undefined) return value;
  return complain(context, text, { code: "hora-formato", params: { valor: value } });
});

/** Cédula, RUC or passport, in its normal form. */
export const identification = z.string().transform((text, context) => {
  const checked = checkIdentity(plainTyping(text));
  if ("error" in checked) return complain(context, text, checked.error);
  return checked.value;
});

/** A RUC as one signs in with it: 13 digits. The desk knows whether there is such a one. */
export const ruc = z.string().transform((text, context) => {
  const value = plainTyping(text);
  if (/^\d{13}$/.test(value)) return value;
  return complain(context, text, { code: "ruc-largo", params: { valor: value } });
});

/** Made once: making a schema takes many times as long as reading an address with it. */
const plainAddress = z.email().max(254);

/** An e-mail address; the local part may be anything an ordinary server takes. */
export const email = z.string().transform((text, context) => {
  const value = bareAddress(withoutInvisible(text).trim());
  const parsed = plainAddress.safeParse(value);
  if (parsed.success) return value;
  const params = {
    valor: value,
    causa: addressFault(value),
    letras: oddCharacters(value),
    dominio: value.split("@").at(-1) ?? "",
  };
  return complain(context, text, { code: "correo-formato", params });
});

/** An address as programs copy it, `mailto:a@b.ec` or `Nombre <a@b.ec>`, alone. */
function bareAddress(text: string): string {
  const bracketed = /^[^<>@]*<\s*(?:mailto:)?([^<>\s]+)\s*>$/i.exec(text)?.[1];
  return bracketed ?? text.replace(/^mailto:/i, "").replace(/\?.*$/s, "");
}

/** Why a text is no e-mail address, as the key of a message `causa.<key>`. */
function addressFault(value: string): string {
  const ats = value.split("@").length - 1;
  if (ats > 1 && /[\s,;]/.test(value)) return "correo-varios";
  if (ats === 0) return "correo-sin-arroba";
  if (/^@|@$/.test(value)) return "correo-incompleto";
  if (/[^\u0020-\u007e]/.test(value)) return "correo-letras";
  if (/\s/.test(value)) return "correo-espacios";
  if (value.length > 254) return "correo-largo";
  return /@[^.]*$/.test(value) ? "correo-dominio" : "correo-signos";
}

/** A telephone number as people write it: 7 to 15 digits (E.164), with `+`, spaces, dashes. */
export const telephone = z.string().transform((text, context) => {
  const value = plainTyping(text);
  const digits = value.replace(/\D/g, "").length;
  if (/^\+?[\d\s().-]+$/.test(value) && digits >= 7 && digits <= 15) return value;
  return complain(context, text, { code: "telefono-formato", params: { valor: value } });
});

/** What a capture is to hide: `x,y,ancho,alto` in pixels, or the kind of text to be looked for. */
export const hiddenPart = z
  .string()
  .regex(new RegExp(`^(?:\\s*\\d{1,5}\\s*(?:,\\s*\\d{1,5}\\s*){3}|${hiddenPatterns.join("|")})$`));

const captureObject = z.strictObject({
  ruta: z.string().min(1),
  leyenda: z.string().optional(),
  ocultar: z.array(hiddenPart).max(100).optional(),
});

/** A capture as a form names it. */
export interface CaptureAnswer {
  readonly ruta: string;
  readonly leyenda: string;
  /** See `hiddenPart`; left out where nothing is to be hidden. */
  readonly ocultar?: readonly string[];
}

/**
 * `RUTA`, `RUTA=LEYENDA` or `{ruta, leyenda, ocultar}`. In the short form the caption begins at the first
 * `=` that follows a file extension, so that a path may hold one; quotes that a script has left
 * around path and caption together are no part of either.
 */
export const capture = z
  .union([z.string().min(1), captureObject])
  .transform((given): CaptureAnswer => {
    if (typeof given !== "string") {
      const { ruta, leyenda = "", ocultar = [] } = given;
      return { ruta, leyenda: clean(leyenda), ...(ocultar.length > 0 && { ocultar }) };
    }
    const bare = given.replace(/^(["'])([^"']*=[^"']*)\1$/, "$2");
    const match =
      /^(.*?\.[A-Za-z0-9]{1,5}["']?)=([^]*)$/.exec(bare) ?? /^([^=]*)=([^]*)$/.exec(bare);
    return { ruta: match?.[1] ?? given, leyenda: clean(match?.[2] ?? "") };
  });

const attachmentObject = z.strictObject({
  ruta: z.string().min(1),
  documento: z.string().optional(),
});

/** An attachment as a form names it. */
export interface AttachmentAnswer {
  readonly ruta: string;
  /** Which of the documents of the motivo it is, as the operator calls it; left out where that is not said. */
  readonly documento?: string;
}

/**
 * `RUTA`, `RUTA=DOCUMENTO` or `{ruta, documento}`. In the short form the document's name begins at the first
 * `=` that follows a file extension: names of attachments may hold one.
 */
export const attachment = z
  .union([z.string().min(1), attachmentObject])
  .transform((given): AttachmentAnswer => {
    const match =
      typeof given === "string" ? /^(.*?\.[A-Za-z0-9]{1,5})=([^]*)$/.exec(given) : undefined;
    const ruta = match?.[1] ?? (typeof given === "string" ? given : given.ruta);
    const documento = clean(
      match?.[2] ?? (typeof given === "string" ? "" : (given.documento ?? "")),
    );
    return { ruta, ...(documento !== "" && { documento }) };
  });

const attachmentList = z.union([z.array(attachment), attachment.transform((one) => [one])]);

/** Attachments from one or a list of them, in any of their forms; none where they can't be read. */
export function readAttachments(given: unknown): readonly AttachmentAnswer[] {
  const parsed = attachmentList.safeParse(given ?? []);
  return parsed.success ? parsed.data : [];
}

const captureList = z.union([z.array(capture), capture.transform((one) => [one])]);

/** Captures from one or a list of them, in any of their forms; none where they can't be read. */
export function readCaptures(given: unknown): readonly CaptureAnswer[] {
  const parsed = captureList.safeParse(given ?? []);
  return parsed.success ? parsed.data : [];
}
