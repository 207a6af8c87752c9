import { expect, test } from "vitest";
import * as z from "zod/mini";
import { handOverProfile } from "../../src/channels/handover/profile-part.ts";
import { mailProfile } from "../../src/channels/mail/profile-part.ts";
import { rtProfile } from "../../src/channels/request-tracker/profile-part.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";

const mailbox = {
  direccion: "yo@oce.test",
  mesa: "mesa@aduana.test",
  smtp: "smtps://mail.oce.test",
  imap: "imaps://mail.oce.test",
  acceso: "contrasena",
} as const;
const oauth = { emisor: "microsoft", cliente: "c-1" };
const queue = {
  cola: "Mesa",
  campo_clave: "Clave",
  solicitante: "yo@oce.test",
  campos: { tipo: "Tipo", pantalla: "Pantalla" },
};
const folder = { carpeta: "/salida", direccion: "yo@oce.test", mesa: "mesa@aduana.test" };

/** Every label and value that `perfil ver` shows of what a channel keeps. */
test("what a channel keeps in a profile is shown, and nothing that it does not keep", async () => {
  const translator = await loadTranslator("es");
  const { t } = translator;
  const mailFacts = [
    [t("buzon.direccion"), "yo@oce.test"],
    [t("buzon.mesa"), "mesa@aduana.test"],
    ["SMTP", "smtps://mail.oce.test"],
    ["IMAP", "imaps://mail.oce.test"],
  ];
  expect(mailProfile.facts({ buzon: mailbox }, translator)).toEqual(mailFacts);
  const whole = { ...oauth, inquilino: "t-1", alcances: ["uno", "dos"] };
  const withOauth = { ...mailbox, acceso: "oauth", oauth: whole } as const;
  expect(mailProfile.facts({ buzon: withOauth }, translator)).toEqual([
    ...mailFacts,
    [t("buzon.emisor"), "microsoft"],
    [t("buzon.cliente"), "c-1"],
    [t("buzon.inquilino"), "t-1"],
    [t("buzon.alcance"), "uno dos"],
  ]);
  const rtFacts = [
    [t("rt.cola"), "Mesa"],
    [t("rt.solicitante"), "yo@oce.test"],
    [t("rt.campos"), "clave → Clave, tipo → Tipo, pantalla → Pantalla"],
  ];
  expect(rtProfile.facts({ rt: queue }, translator)).toEqual(rtFacts);
  expect(rtProfile.facts({ rt: { ...queue, estados: {} } }, translator)).toEqual(rtFacts);
  const estados = { hecho: "respondido", cerrado: "conforme" };
  expect(rtProfile.facts({ rt: { ...queue, estados } }, translator)).toEqual([
    ...rtFacts,
    [t("rt.estados"), "hecho → respondido, cerrado → conforme"],
  ]);
  const own = [
    [t("buzon.direccion"), "yo@oce.test"],
    [t("buzon.mesa"), "mesa@aduana.test"],
  ];
  const out = [t("entrega.carpeta"), "/salida"];
  expect(handOverProfile.facts({ entrega: folder }, translator)).toEqual([out, ...own]);
  expect(
    handOverProfile.facts({ entrega: { ...folder, entrada: "/entrada" } }, translator),
  ).toEqual([out, [t("entrega.entrada"), "/entrada"], ...own]);
  for (const { facts } of [mailProfile, rtProfile, handOverProfile]) {
    expect(facts({}, translator)).toEqual([]);
  }
});

const shapes = z.object({ ...mailProfile.shape, ...rtProfile.shape, ...handOverProfile.shape });

test.each<[string, object, boolean]>([
  ["nothing", {}, true],
  ["a mailbox", { buzon: mailbox }, true],
  ["one with a token of one's own", { buzon: { ...mailbox, acceso: "xoauth2" } }, true],
  ["one with an issuer's", { buzon: { ...mailbox, acceso: "oauth", oauth } }, true],
  ["one with another access", { buzon: { ...mailbox, acceso: "otro" } }, false],
  ["one without a server", { buzon: { ...mailbox, smtp: undefined } }, false],
  ["one with half an issuer", { buzon: { ...mailbox, oauth: { emisor: "x" } } }, false],
  ["one with domains and patterns", { buzon: { ...mailbox, dominios: ["a"], patrones: [] } }, true],
  ["one with a domain that is no list", { buzon: { ...mailbox, dominios: "a" } }, false],
  ["a queue", { rt: { ...queue, estados: { a: "b" } } }, true],
  ["a queue without its fields", { rt: { ...queue, campos: undefined } }, false],
  ["a queue whose states are no words", { rt: { ...queue, estados: { a: 1 } } }, false],
  ["folders", { entrega: { ...folder, entrada: "/e", dominios: ["a"], patrones: ["b"] } }, true],
  ["folders without a mailbox", { entrega: { ...folder, direccion: undefined } }, false],
])("a profile may keep %s: %s", (_what, settings, right) => {
  expect(shapes.safeParse(settings)).toEqual(
    right ? { success: true, data: settings } : expect.objectContaining({ success: false }),
  );
});
