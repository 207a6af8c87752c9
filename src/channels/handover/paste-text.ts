import type { Intent } from "../../ports/ledger.ts";
import { requestCode } from "../mail/mail-ids.ts";
import type { FormReader } from "../mail/request-body.ts";

const rule = "----------------------------------------";

/**
 * A request as text for pasting it into the portal's form by hand: each field in the form's order, its
 * label above its value, in Spanish like the form.
 */
export function pasteText(intent: Intent, reader: FormReader): string {
  const { tipo, datos, solicitud, sigue_a, archivos } = intent;
  const follows = sigue_a === null ? [] : [{ etiqueta: "Sigue al ticket", valor: sigue_a }];
  const facts = [...follows, ...reader.facts(tipo, datos)];
  const lines = [
    reader.title(tipo),
    `Solicitud: ${solicitud} (mesa ${requestCode(solicitud)})`,
    ...facts.flatMap(({ etiqueta, valor }) => [
      "",
      rule,
      etiqueta,
      rule,
      ...(typeof valor === "string" ? valor.split(/\r?\n|\r/) : valor),
    ]),
    ...(archivos.length === 0 ? [] : ["", rule, "Documentos por adjuntar", rule]),
    ...archivos.map(({ nombre, bytes }) => `${nombre} (${bytes} bytes)`),
    "",
  ];
  // Notepad of older Windows shows only these line ends.
  return lines.join("\r\n");
}
