import * as z from "zod";
import { findIssuer, knownIssuers } from "../../catalogs/token-issuers.ts";
import { isSafeAddress } from "../../domain/url.ts";
import type { FieldProblem } from "../../errors/mesa-error.ts";
import { textAnswer, type ChannelQuestion } from "../../forms/channel-profile.ts";
import { line } from "../../forms/field-schemas.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import { field } from "../../forms/form.ts";
import type { IssuerSettings } from "../../ports/token-issuer.ts";

/** The fields of a mailbox that is opened by an issuer of tokens (OAuth 2.0). */
export const oauthFields = {
  emisor: field(line(300).exactOptional(), {
    kind: "line",
    label: "buzon.emisor",
    help: "opcion.emisor",
    flag: "--emisor",
    placeholder: "EMISOR",
  }),
  cliente: field(line(200).exactOptional(), {
    kind: "line",
    label: "buzon.cliente",
    help: "opcion.cliente",
    flag: "--cliente",
    placeholder: "ID",
  }),
  inquilino: field(line(200).exactOptional(), {
    kind: "line",
    label: "buzon.inquilino",
    help: "opcion.inquilino",
    flag: "--inquilino",
    placeholder: "ID",
  }),
  alcance: field(z.array(line(200)).exactOptional(), {
    kind: "lines",
    label: "buzon.alcance",
    help: "opcion.alcance",
    flag: "--alcance",
    placeholder: "ALCANCE",
  }),
};

interface OAuthAnswers {
  readonly acceso?: string | undefined;
  readonly emisor?: string | undefined;
  readonly cliente?: string | undefined;
  readonly inquilino?: string | undefined;
  readonly alcance?: readonly string[] | undefined;
}

/** What is wrong with the answers taken together. */
export function oauthProblems(answers: OAuthAnswers): readonly FieldProblem[] {
  const { acceso, emisor, cliente, inquilino, alcance } = answers;
  if (acceso !== "oauth") return [];
  return [
    ...(emisor === undefined ? [{ field: "emisor", code: "falta" }] : []),
    ...(emisor !== undefined && !isIssuer(emisor)
      ? [{ field: "emisor", code: "emisor-formato", params: { valor: emisor } }]
      : []),
    ...(cliente === undefined ? [{ field: "cliente", code: "falta" }] : []),
    ...(inquilino !== undefined && emisor !== undefined && emisor !== "microsoft"
      ? [{ field: "inquilino", code: "inquilino-ajeno" }]
      : []),
    ...(alcance !== undefined && findIssuer(emisor ?? "") !== undefined
      ? [{ field: "alcance", code: "alcance-fijo" }]
      : []),
  ];
}

/** The part of a mailbox's settings that right answers make. */
export function oauthSettings(answers: OAuthAnswers): { readonly oauth?: IssuerSettings } {
  const { acceso, emisor, cliente, inquilino, alcance } = answers;
  if (acceso !== "oauth" || emisor === undefined || cliente === undefined) return {};
  return {
    oauth: {
      emisor,
      cliente,
      ...(inquilino !== undefined && { inquilino }),
      ...(alcance !== undefined && { alcances: alcance }),
    },
  };
}

/** The answers that make these settings. */
export function oauthAnswers(settings: IssuerSettings | undefined): RawAnswers {
  const { emisor, cliente, inquilino, alcances } = settings ?? {};
  return { emisor, cliente, inquilino, alcance: alcances };
}

/** Names the issuer where the mailbox's servers tell it and nobody has named another. */
export function withIssuer(answers: RawAnswers): RawAnswers {
  if (answers["acceso"] !== "oauth" || answers["emisor"] !== undefined) return answers;
  return { ...answers, emisor: issuerOf(answers) };
}

/** Asked for where the mailbox's provider is an issuer of tokens, or where tokens are wanted. */
export const oauthQuestions: readonly ChannelQuestion[] = [
  {
    field: "acceso",
    isAsked: (answers) => issuerOf(answers) !== undefined || answers["acceso"] === "oauth",
    proposal: (answers) =>
      textAnswer(answers, "acceso") ?? (issuerOf(answers) === "microsoft" ? "oauth" : "contrasena"),
    take: (acceso, answers) => Promise.resolve(withIssuer({ ...answers, acceso })),
  },
  {
    field: "emisor",
    isAsked: (answers) => answers["acceso"] === "oauth" && issuerOf(answers) === undefined,
    proposal: (answers) => textAnswer(answers, "emisor"),
    take: (emisor, answers) => Promise.resolve({ ...answers, emisor }),
  },
  {
    field: "cliente",
    isAsked: (answers) => answers["acceso"] === "oauth",
    proposal: (answers) => textAnswer(answers, "cliente"),
    take: (cliente, answers) => Promise.resolve({ ...answers, cliente }),
  },
];

/** Hosts of the known issuers' mail servers. */
const mailHosts = {
  microsoft: /\.(?:office365|outlook)\.com$/i,
  google: /\.gmail\.com$/i,
} as const;

/** The known issuer whose mail servers these are. */
function issuerOf(answers: RawAnswers): string | undefined {
  const imap = textAnswer(answers, "imap") ?? "";
  const host = URL.canParse(imap) ? new URL(imap).hostname : "";
  return knownIssuers.find(({ id }) => mailHosts[id].test(host))?.id;
}

/** Whether it names an issuer: `microsoft`, `google`, or an address by https or on this machine. */
function isIssuer(emisor: string): boolean {
  if (findIssuer(emisor) !== undefined) return true;
  if (!isSafeAddress(emisor)) return false;
  const { search, hash } = new URL(emisor);
  return search === "" && hash === "";
}
