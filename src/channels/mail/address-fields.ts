import * as z from "zod";
import { officialDeskAddress } from "../../catalogs/mail-providers.ts";
import { complain, email } from "../../forms/field-schemas.ts";
import { field } from "../../forms/form.ts";
import { compile } from "./ticket-number.ts";

/** The addresses of a profile that writes to the desk by e-mail, whoever sends it. */
export const addressFields = {
  buzon: field(email, {
    kind: "line",
    label: "iniciar.buzon",
    help: "opcion.buzon",
    flag: "--buzon",
    placeholder: "DIRECCIÓN",
  }),
  destino: field(email.default(officialDeskAddress), {
    kind: "line",
    label: "buzon.mesa",
    help: "opcion.destino",
    flag: "--destino",
    placeholder: "DIRECCIÓN",
  }),
  dominio: field(listOf("dominio-formato", isDomain).exactOptional(), {
    kind: "lines",
    label: "opcion.dominio",
    help: "opcion.dominio",
    flag: "--dominio",
    placeholder: "DOMINIO",
  }),
  patron: field(listOf("patron-formato", (one) => compile(one) !== undefined).exactOptional(), {
    kind: "lines",
    label: "opcion.patron",
    help: "opcion.patron",
    flag: "--patron",
    placeholder: "EXPRESIÓN",
  }),
};

/** A list of which each item fits; one complaint for each that does not. */
function listOf(code: string, fits: (item: string) => boolean) {
  return z.array(z.string()).transform((items, context) => {
    for (const valor of items.filter((one) => !fits(one))) {
      complain(context, valor, { code, params: { valor } });
    }
    return items;
  });
}

function isDomain(text: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text);
}
