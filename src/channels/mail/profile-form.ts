import * as z from "zod";
import {
  cpanelServers,
  findMailProvider,
  providerByExchange,
} from "../../catalogs/mail-providers.ts";
import {
  defineChannelForm,
  textAnswer,
  type ChannelQuestion,
  type LookUpTools,
} from "../../forms/channel-profile.ts";
import { complain, email } from "../../forms/field-schemas.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import { field } from "../../forms/form.ts";
import { addressFields } from "./address-fields.ts";
import {
  oauthAnswers,
  oauthFields,
  oauthProblems,
  oauthQuestions,
  oauthSettings,
  withIssuer,
} from "./profile-oauth.ts";

const accesses = ["contrasena", "oauth", "xoauth2"] as const;

const schema = z.strictObject({
  buzon: addressFields.buzon,
  destino: addressFields.destino,
  smtp: field(serverAddress("smtp"), {
    kind: "line",
    label: "iniciar.smtp",
    help: "opcion.smtp",
    flag: "--smtp",
    placeholder: "URL",
  }),
  imap: field(serverAddress("imap"), {
    kind: "line",
    label: "iniciar.imap",
    help: "opcion.imap",
    flag: "--imap",
    placeholder: "URL",
  }),
  acceso: field(z.enum(accesses).default("contrasena"), {
    kind: "choice",
    label: "opcion.acceso",
    help: "opcion.acceso",
    flag: "--acceso",
    placeholder: "MODO",
    choices: accesses,
    choiceWords: "elegir-acceso",
  }),
  ...oauthFields,
  dominio: addressFields.dominio,
  patron: addressFields.patron,
});

/** The mailbox of the channel `correo`; its servers are found out from the address alone. */
export const mailProfileForm = defineChannelForm({
  form: {
    schema,
    parts: schema.partial(),
    check: (answers) => ({ problems: oauthProblems(answers), advice: [] }),
  },
  settings: ({ buzon, destino, smtp, imap, acceso, dominio, patron, ...oauth }) => ({
    buzon: {
      direccion: buzon,
      mesa: destino,
      smtp,
      imap,
      acceso,
      ...oauthSettings({ acceso, ...oauth }),
      ...(dominio !== undefined && { dominios: dominio }),
      ...(patron !== undefined && { patrones: patron }),
    },
  }),
  answersOf: ({ buzon }) => ({
    buzon: buzon?.direccion,
    destino: buzon?.mesa,
    smtp: buzon?.smtp,
    imap: buzon?.imap,
    acceso: buzon?.acceso,
    ...oauthAnswers(buzon?.oauth),
    dominio: buzon?.dominios,
    patron: buzon?.patrones,
  }),
  questions: [
    {
      field: "buzon",
      isAsked: () => true,
      proposal: (answers) => textAnswer(answers, "buzon") ?? textAnswer(answers, "correo"),
      async take(buzon, before, tools) {
        const old = textAnswer(before, "buzon");
        // Servers belong to an address: those of another one are forgotten.
        const isOther = old !== undefined && old !== buzon;
        const answers = {
          ...before,
          buzon,
          ...(isOther && { smtp: undefined, imap: undefined, emisor: undefined }),
        };
        return await findServers(withContact(answers), tools);
      },
    },
    serverQuestion("smtp"),
    serverQuestion("imap"),
    ...oauthQuestions,
  ],
  async lookUp(before, tools) {
    const buzon = textAnswer(before, "buzon") ?? textAnswer(before, "correo");
    return withIssuer(await findServers(withContact({ ...before, buzon }), tools));
  },
});

/** Asked only where the server could not be found out; what most hosting calls it is proposed. */
function serverQuestion(kind: "smtp" | "imap"): ChannelQuestion {
  return {
    field: kind,
    isAsked: (answers) => answers[kind] === undefined,
    proposal: (answers) => cpanelServers(domainOf(textAnswer(answers, "buzon") ?? ""))[kind],
    take: (answer, answers) => Promise.resolve({ ...answers, [kind]: answer }),
  };
}

/** The mailbox is the operator's contact address too, where no other is known. */
function withContact(answers: RawAnswers): RawAnswers {
  const buzon = textAnswer(answers, "buzon");
  const usable = buzon !== undefined && answers["correo"] === undefined && isEmail(buzon);
  return usable ? { ...answers, correo: buzon } : answers;
}

/**
 * Fills in the servers that were not given: those of a known provider, else what the domain's name
 * servers say. What nobody knows stays open.
 */
async function findServers(answers: RawAnswers, tools: LookUpTools): Promise<RawAnswers> {
  const { smtp, imap } = answers;
  const address = textAnswer(answers, "buzon");
  if (address === undefined || !isEmail(address) || (smtp && imap)) return answers;
  const domain = domainOf(address).toLowerCase();
  const known = findMailProvider(domain);
  const found = known === undefined ? await tools.findMailServers(domain) : { exchanges: [] };
  const provider = known ?? providerByExchange(found.exchanges);
  if (provider !== undefined) {
    const { t } = tools.translator;
    tools.note(t("buzon.proveedor", { proveedor: provider.nombre }));
    tools.note(`  ${t(`canal.pista.${provider.id}`)}`);
  }
  return {
    ...answers,
    smtp: smtp ?? found.smtp ?? provider?.smtp,
    imap: imap ?? found.imap ?? provider?.imap,
  };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

function isEmail(text: string): boolean {
  return email.safeParse(text).success;
}

/** Encrypted always: TLS from the first byte, or STARTTLS demanded. */
function serverAddress(kind: "smtp" | "imap") {
  return z.string().transform((value, context) => {
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    const bare = parsed?.username === "" && parsed.password === "" && parsed.search === "";
    const right = [`${kind}:`, `${kind}s:`].includes(parsed?.protocol ?? "");
    if (bare && right && parsed.hostname !== "" && ["", "/"].includes(parsed.pathname)) {
      return value;
    }
    // A password that was put there is not repeated on the screen.
    const params = { valor: value.replace(/\/\/[^/]*@/, "//…@"), esquema: kind };
    return complain(context, value, { code: "servidor-formato", params });
  });
}
