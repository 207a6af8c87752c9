import {
  cpanelServers,
  findMailProvider,
  officialDeskAddress,
  providerByExchange,
  type MailProvider,
} from "../../catalogs/mail-providers.ts";
import type { FieldProblem } from "../../errors/mesa-error.ts";
import { email } from "../../forms/field-schemas.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import type { MailSettings } from "../../ports/profile-store.ts";
import type { Call } from "../../app/call.ts";
import type { Conversation } from "../../app/conversation.ts";
import type { Input } from "../../app/input.ts";

/** A mailbox as it was given, not yet looked at. */
export interface MailboxDraft {
  readonly direccion: string | undefined;
  readonly mesa: string | undefined;
  readonly smtp: string | undefined;
  readonly imap: string | undefined;
  readonly acceso: MailSettings["acceso"] | undefined;
  readonly dominios: readonly string[];
  readonly patrones: readonly string[];
}

const accesses = ["contrasena", "xoauth2"] as const;

/** The flags from which a mailbox is made. */
export const mailboxOptions: readonly OptionSpec[] = [
  { key: "buzon", flag: "--buzon", placeholder: "DIRECCIÓN", summary: "opcion.buzon" },
  { key: "destino", flag: "--destino", placeholder: "DIRECCIÓN", summary: "opcion.destino" },
  { key: "smtp", flag: "--smtp", placeholder: "URL", summary: "opcion.smtp" },
  { key: "imap", flag: "--imap", placeholder: "URL", summary: "opcion.imap" },
  {
    key: "acceso",
    flag: "--acceso",
    placeholder: "MODO",
    summary: "opcion.acceso",
    choices: accesses,
  },
  {
    key: "dominio",
    flag: "--dominio",
    placeholder: "DOMINIO",
    summary: "opcion.dominio",
    repeatable: true,
  },
  {
    key: "patron",
    flag: "--patron",
    placeholder: "EXPRESIÓN",
    summary: "opcion.patron",
    repeatable: true,
  },
];

export const emptyMailbox: MailboxDraft = {
  direccion: undefined,
  mesa: undefined,
  smtp: undefined,
  imap: undefined,
  acceso: undefined,
  dominios: [],
  patrones: [],
};

export function mailboxDraft(input: Input, before: MailSettings | undefined): MailboxDraft {
  const [dominios, patrones] = [input.list("dominio"), input.list("patron")];
  return {
    direccion: input.text("buzon") ?? before?.direccion,
    mesa: input.text("destino") ?? before?.mesa,
    smtp: input.text("smtp") ?? before?.smtp,
    imap: input.text("imap") ?? before?.imap,
    acceso: input.choice("acceso", accesses) ?? before?.acceso,
    dominios: dominios.length > 0 ? dominios : (before?.dominios ?? []),
    patrones: patrones.length > 0 ? patrones : (before?.patrones ?? []),
  };
}

/**
 * Fills in the servers that were not given: those of a known provider, else what the domain's name
 * servers say. What nobody knows stays open.
 */
export async function findServers(draft: MailboxDraft, call: Call): Promise<MailboxDraft> {
  const { direccion, smtp, imap } = draft;
  if (direccion === undefined || !isEmail(direccion) || (smtp && imap)) return draft;
  const domain = direccion.slice(direccion.lastIndexOf("@") + 1).toLowerCase();
  const known = findMailProvider(domain);
  const said = known === undefined ? await call.context.findMailServers(domain) : { exchanges: [] };
  const provider = known ?? providerByExchange(said.exchanges);
  if (provider !== undefined) tellAbout(provider, call);
  return {
    ...draft,
    smtp: smtp ?? said.smtp ?? provider?.smtp,
    imap: imap ?? said.imap ?? provider?.imap,
  };
}

function tellAbout({ id, nombre }: MailProvider, conversation: Conversation): void {
  const { t } = conversation.translator;
  conversation.note(t("buzon.proveedor", { proveedor: nombre }));
  conversation.note(`  ${t(`canal.pista.${id}`)}`);
}

export function isEmail(text: string): boolean {
  return email.safeParse(text).success;
}

/** What to propose where nothing is known: how most hosting names its servers. */
export function guessedServer(kind: "smtp" | "imap", { direccion = "" }: MailboxDraft): string {
  return cpanelServers(direccion.slice(direccion.lastIndexOf("@") + 1))[kind];
}

/** The settings a draft makes, and everything that is wrong with them. */
export function checkMailbox(draft: MailboxDraft): {
  readonly buzon: MailSettings;
  readonly problems: readonly FieldProblem[];
} {
  const { direccion = "", smtp = "", imap = "", dominios, patrones } = draft;
  const mesa = draft.mesa ?? officialDeskAddress;
  const buzon = {
    direccion,
    mesa,
    smtp,
    imap,
    acceso: draft.acceso ?? "contrasena",
    ...(dominios.length > 0 && { dominios }),
    ...(patrones.length > 0 && { patrones }),
  };
  const problems = [
    ...addressProblems("buzon", direccion),
    ...addressProblems("destino", mesa),
    ...serverProblems("smtp", smtp),
    ...serverProblems("imap", imap),
    ...dominios.filter((one) => !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(one)).map(wrong("dominio")),
    ...patrones.filter((one) => !hasGroup(one)).map(wrong("patron")),
  ];
  return { buzon, problems };
}

function addressProblems(field: string, value: string): readonly FieldProblem[] {
  if (value === "") return [{ field, code: "falta" }];
  return isEmail(value) ? [] : [{ field, code: "correo-formato", params: { valor: value } }];
}

/** Encrypted always: TLS from the first byte, or STARTTLS demanded. */
function serverProblems(field: "smtp" | "imap", value: string): readonly FieldProblem[] {
  if (value === "") return [{ field, code: "falta" }];
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  const bare = parsed?.username === "" && parsed.password === "" && parsed.search === "";
  const right = [`${field}:`, `${field}s:`].includes(parsed?.protocol ?? "");
  if (bare && right && parsed.hostname !== "" && ["", "/"].includes(parsed.pathname)) return [];
  // A password that was put there is not repeated on the screen.
  const valor = value.replace(/\/\/[^/]*@/, "//…@");
  return [{ field, code: "servidor-formato", params: { valor, esquema: field } }];
}

/** The first group of a pattern is the number. */
function hasGroup(pattern: string): boolean {
  try {
    return (new RegExp(`${pattern}|`).exec("")?.length ?? 1) > 1;
  } catch {
    // No expression at all.
    return false;
  }
}

function wrong(field: "dominio" | "patron") {
  return (valor: string): FieldProblem => ({ field, code: `${field}-formato`, params: { valor } });
}
