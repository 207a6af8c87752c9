import { expect, test } from "vitest";
import { builtInCatalogs } from "../../../src/catalogs/catalogs.ts";
import { mailProfileForm } from "../../../src/channels/mail/profile-form.ts";
import type { LookUpTools } from "../../../src/forms/channel-profile.ts";
import type { RawAnswers } from "../../../src/forms/fill-form.ts";
import { loadTranslator } from "../../../src/i18n/load-translator.ts";
import type { FindMailServers } from "../../../src/ports/mail-servers.ts";

const { fill: fillMailbox, answersOf, lookUp, questions } = mailProfileForm;
const facts = { now: new Date("2026-11-24T15:00:00Z"), catalogs: builtInCatalogs };
const least = {
  buzon: "ana@agencia.ec",
  smtp: "smtps://mail.agencia.ec",
  imap: "imaps://mail.agencia.ec:993/",
};
const kept = {
  direccion: "ana@agencia.ec",
  mesa: "mesadeservicios@aduana.gob.ec",
  smtp: "smtps://mail.agencia.ec",
  imap: "imaps://mail.agencia.ec:993/",
  acceso: "contrasena",
};
const oauth = { ...least, acceso: "oauth", emisor: "microsoft", cliente: "id-1" };

test.each<[object, object]>([
  [least, kept],
  [
    { ...least, smtp: "smtp://h:587", imap: "imap://h", destino: "mesa@x.ec", acceso: "xoauth2" },
    { ...kept, smtp: "smtp://h:587", imap: "imap://h", mesa: "mesa@x.ec", acceso: "xoauth2" },
  ],
  [
    { ...least, dominio: ["aduana.gob.ec", "A-1.ec"], patron: ["MS-(\\d+)"] },
    { ...kept, dominios: ["aduana.gob.ec", "A-1.ec"], patrones: ["MS-(\\d+)"] },
  ],
  [
    { ...oauth, inquilino: "agencia.ec" },
    {
      ...kept,
      acceso: "oauth",
      oauth: { emisor: "microsoft", cliente: "id-1", inquilino: "agencia.ec" },
    },
  ],
  [
    { ...oauth, emisor: "https://ingreso.x.ec/a", alcance: ["correo"] },
    {
      ...kept,
      acceso: "oauth",
      oauth: { emisor: "https://ingreso.x.ec/a", cliente: "id-1", alcances: ["correo"] },
    },
  ],
  // Only a mailbox that is opened by an issuer keeps one.
  [{ ...oauth, acceso: "contrasena" }, kept],
])("the answers %j make a mailbox, which gives them back", (answers, buzon) => {
  const filled = fillMailbox({ ...answers }, facts);
  expect(filled).toEqual({ ok: true, settings: { buzon } });
  if (!filled.ok) return;
  const again = fillMailbox(answersOf(filled.settings), facts);
  expect(again).toEqual(filled);
});

const problem = (field: string, code: string, params?: object) => ({
  field,
  code,
  ...(params !== undefined && { params }),
});
const server = (field: string, valor: string) =>
  problem(field, "servidor-formato", { valor, esquema: field });

test.each<[object, readonly object[]]>([
  [{ smtp: "https://h" }, [server("smtp", "https://h")]],
  [{ smtp: "imap://h" }, [server("smtp", "imap://h")]],
  [{ smtp: "h:587" }, [server("smtp", "h:587")]],
  [{ smtp: "smtp://" }, [server("smtp", "smtp://")]],
  [{ smtp: "smtp://h/a" }, [server("smtp", "smtp://h/a")]],
  [{ imap: "imap://h?a=1" }, [server("imap", "imap://h?a=1")]],
  // What may be a password is not repeated.
  [{ imap: "imaps://ana:clave@h" }, [server("imap", "imaps://…@h")]],
  [{ imap: "imaps://ana@h" }, [server("imap", "imaps://…@h")]],
  [{ imap: "imaps://:clave@h" }, [server("imap", "imaps://…@h")]],
  [
    { dominio: ["aduana.gob.ec", "aduana", "a b.ec"] },
    ["aduana", "a b.ec"].map((valor) => problem("dominio", "dominio-formato", { valor })),
  ],
  [{ patron: ["("] }, [problem("patron", "patron-formato", { valor: "(" })]],
  [{ acceso: "oauth" }, [problem("emisor", "falta"), problem("cliente", "falta")]],
  [{ ...oauth, emisor: "apple" }, [problem("emisor", "emisor-formato", { valor: "apple" })]],
  [
    { ...oauth, emisor: "https://x.ec/?a" },
    [problem("emisor", "emisor-formato", { valor: "https://x.ec/?a" })],
  ],
  [
    { ...oauth, emisor: "https://x.ec/#a" },
    [problem("emisor", "emisor-formato", { valor: "https://x.ec/#a" })],
  ],
  [{ ...oauth, emisor: "google", inquilino: "x" }, [problem("inquilino", "inquilino-ajeno")]],
  [{ ...oauth, alcance: ["correo"] }, [problem("alcance", "alcance-fijo")]],
])("%j is refused", (change, problems) => {
  const filled = fillMailbox({ ...least, ...change }, facts);
  expect(filled.ok ? [] : filled.problems).toEqual(problems);
});

/** What looking up may use; what is asked of name servers, and noted, is written down. */
async function tools(found: Awaited<ReturnType<FindMailServers>> = { exchanges: [] }) {
  const said: string[] = [];
  const translator = await loadTranslator("es");
  const unused = () => Promise.reject(new Error("nobody is asked"));
  const all: LookUpTools = {
    translator,
    asks: false,
    prompter: { choose: unused, confirm: unused },
    note: (line) => void said.push(line),
    neutralize: (text) => text,
    absolute: (path) => path,
    signal: new AbortController().signal,
    findMailServers: (domain) => {
      said.push(`? ${domain}`);
      return Promise.resolve(found);
    },
    withQueues: () => Promise.resolve(undefined),
  };
  const hint = (provider: "gmail" | "microsoft" | "zoho", name: string) => [
    translator.t("buzon.proveedor", { proveedor: name }),
    `  ${translator.t(`canal.pista.${provider}`)}`,
  ];
  return { all, said, hint };
}

const gmail = { smtp: "smtps://smtp.gmail.com:465", imap: "imaps://imap.gmail.com:993" };
const office = {
  smtp: "smtp://smtp.office365.com:587",
  imap: "imaps://outlook.office365.com:993",
};

test.each<[RawAnswers, Awaited<ReturnType<FindMailServers>>, RawAnswers, string]>([
  [
    { buzon: "ana@gmail.com" },
    { exchanges: [] },
    { buzon: "ana@gmail.com", correo: "ana@gmail.com", ...gmail },
    "gmail",
  ],
  [
    { correo: "ana@Agencia.EC", acceso: "oauth" },
    { exchanges: ["agencia-ec.mail.protection.outlook.com"] },
    {
      correo: "ana@Agencia.EC",
      buzon: "ana@Agencia.EC",
      acceso: "oauth",
      emisor: "microsoft",
      ...office,
    },
    "? agencia.ec; microsoft",
  ],
  [
    { buzon: "ana@agencia.ec", correo: "otra@x.ec", imap: "imaps://mio" },
    { exchanges: ["mx.nadie.ec"], smtp: "smtps://suyo", imap: "imaps://suyo" },
    { buzon: "ana@agencia.ec", correo: "otra@x.ec", smtp: "smtps://suyo", imap: "imaps://mio" },
    "? agencia.ec",
  ],
  [
    { buzon: "ana@agencia.ec", correo: "o@x.ec" },
    { exchanges: ["aspmx.l.google.com"], smtp: "smtps://suyo" },
    { buzon: "ana@agencia.ec", correo: "o@x.ec", ...gmail, smtp: "smtps://suyo" },
    "? agencia.ec; gmail",
  ],
  [
    { buzon: "ana@agencia.ec", correo: "o@x.ec" },
    { exchanges: [] },
    { buzon: "ana@agencia.ec", correo: "o@x.ec" },
    "? agencia.ec",
  ],
  [
    { ...least, correo: "o@x.ec", acceso: "oauth", emisor: "google" },
    { exchanges: [] },
    { ...least, correo: "o@x.ec", acceso: "oauth", emisor: "google" },
    "",
  ],
  [{ buzon: "nada" }, { exchanges: [] }, { buzon: "nada" }, ""],
  [{}, { exchanges: [] }, {}, ""],
])("of %j, where name servers say %j, it is found out: %j", async (before, found, after, heard) => {
  const { all, said, hint } = await tools(found);
  expect(await lookUp(before, all)).toEqual(after);
  const names = { gmail: "Gmail, Google Workspace", microsoft: "Outlook, Microsoft 365" };
  const expected = heard.split("; ").flatMap((one) => {
    if (one === "gmail" || one === "microsoft") return hint(one, names[one]);
    return one === "" ? [] : [one];
  });
  expect(said).toEqual(expected);
});

/** The fields that are asked for, each with what is proposed. */
const asked = (answers: RawAnswers) =>
  questions
    .filter(({ isAsked }) => isAsked(answers))
    .map(({ field, proposal }) => `${field} ${proposal(answers) ?? "–"}`);

test("only what could not be found out is asked for, with what is usual", () => {
  expect(asked({ correo: "ana@agencia.ec" })).toEqual([
    "buzon ana@agencia.ec",
    "smtp smtps://mail.:465",
    "imap imaps://mail.:993",
  ]);
  expect(asked({ buzon: "ana@agencia.ec", correo: "o@x.ec" })).toEqual([
    "buzon ana@agencia.ec",
    "smtp smtps://mail.agencia.ec:465",
    "imap imaps://mail.agencia.ec:993",
  ]);
  expect(asked({ ...least, ...office })).toEqual(["buzon ana@agencia.ec", "acceso oauth"]);
  expect(asked({ ...least, ...gmail })).toEqual(["buzon ana@agencia.ec", "acceso contrasena"]);
  expect(asked({ ...least, ...gmail, acceso: "oauth", cliente: "c" })).toEqual([
    "buzon ana@agencia.ec",
    "acceso oauth",
    "cliente c",
  ]);
  expect(asked({ ...least, acceso: "oauth", emisor: "https://x.ec" })).toEqual([
    "buzon ana@agencia.ec",
    "acceso oauth",
    "emisor https://x.ec",
    "cliente –",
  ]);
});

test("another address forgets the servers of the one before, and each answer is kept", async () => {
  const { all } = await tools();
  const take = async (field: string, answer: string, before: RawAnswers) =>
    await questions.find((one) => one.field === field)?.take(answer, before, all);
  const before = { ...least, correo: "o@x.ec", emisor: "google" };
  expect(await take("buzon", "luis@gmail.com", before)).toEqual({
    buzon: "luis@gmail.com",
    correo: "o@x.ec",
    emisor: undefined,
    ...gmail,
  });
  expect(await take("buzon", least.buzon, before)).toEqual(before);
  expect(
    await take("buzon", least.buzon, { correo: "o@x.ec", smtp: "smtp://h", imap: "imap://h" }),
  ).toEqual({ buzon: least.buzon, correo: "o@x.ec", smtp: "smtp://h", imap: "imap://h" });
  expect(await take("smtp", "smtp://h", {})).toEqual({ smtp: "smtp://h" });
  expect(await take("imap", "imap://h", {})).toEqual({ imap: "imap://h" });
  expect(await take("acceso", "oauth", { ...office })).toEqual({
    ...office,
    acceso: "oauth",
    emisor: "microsoft",
  });
  expect(await take("emisor", "e", {})).toEqual({ emisor: "e" });
  expect(await take("cliente", "c", {})).toEqual({ cliente: "c" });
});
