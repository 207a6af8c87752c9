import * as z from "zod";
import { defineChannelForm, textAnswer } from "../../forms/channel-profile.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import { field, noFurtherRules } from "../../forms/form.ts";
import { addressFields } from "../mail/address-fields.ts";

const schema = z.strictObject({
  carpeta: field(z.string(), {
    kind: "line",
    label: "iniciar.carpeta",
    help: "opcion.carpeta-entrega",
    flag: "--carpeta",
    placeholder: "RUTA",
  }),
  carpeta_entrada: field(z.string().exactOptional(), {
    kind: "line",
    label: "entrega.entrada",
    help: "opcion.carpeta-entrada",
    flag: "--carpeta-entrada",
    placeholder: "RUTA",
  }),
  ...addressFields,
});

/** The folders and addresses of the channel `entrega`. */
export const handOverProfileForm = defineChannelForm({
  form: { schema, parts: schema.partial(), check: noFurtherRules },
  settings: ({ carpeta, carpeta_entrada, buzon, destino, dominio, patron }) => ({
    entrega: {
      carpeta,
      ...(carpeta_entrada !== undefined && { entrada: carpeta_entrada }),
      direccion: buzon,
      mesa: destino,
      ...(dominio !== undefined && { dominios: dominio }),
      ...(patron !== undefined && { patrones: patron }),
    },
  }),
  answersOf: ({ entrega }) => ({
    carpeta: entrega?.carpeta,
    carpeta_entrada: entrega?.entrada,
    buzon: entrega?.direccion,
    destino: entrega?.mesa,
    dominio: entrega?.dominios,
    patron: entrega?.patrones,
  }),
  questions: [
    {
      field: "carpeta",
      isAsked: () => true,
      proposal: (answers) => textAnswer(answers, "carpeta"),
      take: (carpeta, answers) => Promise.resolve({ ...answers, carpeta }),
    },
    {
      field: "buzon",
      isAsked: () => true,
      proposal: (answers) => textAnswer(answers, "buzon") ?? textAnswer(answers, "correo"),
      take: (buzon, answers) => Promise.resolve(withAddresses({ ...answers, buzon })),
    },
  ],
  lookUp: (answers, { absolute }) => {
    const folders = Object.fromEntries(
      ["carpeta", "carpeta_entrada"].map((name) => {
        const given = textAnswer(answers, name);
        return [name, given === undefined ? undefined : absolute(given)];
      }),
    );
    return Promise.resolve(withAddresses({ ...answers, ...folders }));
  },
});

/** The operator's contact address and that of the mailbox are one where only one is known. */
function withAddresses(answers: RawAnswers): RawAnswers {
  const { buzon, correo } = answers;
  return { ...answers, buzon: buzon ?? correo, correo: correo ?? buzon };
}
