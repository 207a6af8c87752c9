import { expect, test } from "vitest";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { displayValue } from "../../src/catalogs/display-value.ts";
import { findDistrict, type District } from "../../src/catalogs/districts.ts";
import {
  cpanelServers,
  findMailProvider,
  mailProviders,
  providerByExchange,
} from "../../src/catalogs/mail-providers.ts";
import { monthlyVolumes, volumeSource } from "../../src/catalogs/monthly-volumes.ts";
import {
  findIssuer,
  issuerName,
  knownIssuers,
  tenantOf,
} from "../../src/catalogs/token-issuers.ts";

// Addresses as the providers document them for mail programs.
test.each([
  ["gmail.com", "gmail smtps://smtp.gmail.com:465 imaps://imap.gmail.com:993"],
  ["googlemail.com", "gmail smtps://smtp.gmail.com:465 imaps://imap.gmail.com:993"],
  ["OUTLOOK.com", "microsoft smtp://smtp.office365.com:587 imaps://outlook.office365.com:993"],
  ["outlook.es", "microsoft smtp://smtp.office365.com:587 imaps://outlook.office365.com:993"],
  ["hotmail.com", "microsoft smtp://smtp.office365.com:587 imaps://outlook.office365.com:993"],
  ["hotmail.es", "microsoft smtp://smtp.office365.com:587 imaps://outlook.office365.com:993"],
  ["live.com", "microsoft smtp://smtp.office365.com:587 imaps://outlook.office365.com:993"],
  ["msn.com", "microsoft smtp://smtp.office365.com:587 imaps://outlook.office365.com:993"],
  ["zoho.com", "zoho smtps://smtp.zoho.com:465 imaps://imap.zoho.com:993"],
  ["zohomail.com", "zoho smtps://smtp.zoho.com:465 imaps://imap.zoho.com:993"],
  ["mail.gmail.com", undefined],
  ["agencia.ec", undefined],
])("mail of %s goes by %s", (domain, servers) => {
  const found = findMailProvider(domain);
  expect(found && `${found.id} ${found.smtp} ${found.imap}`).toBe(servers);
});

test.each([
  [["aspmx.l.google.com"], "gmail"],
  [["alt1.aspmx.l.GOOGLEMAIL.com."], "gmail"],
  [["agencia-ec.mail.protection.outlook.com."], "microsoft"],
  [["hotmail-com.olc.protection.outlook.com"], "microsoft"],
  [["mx.zoho.com"], "zoho"],
  [["mx2.zohomail.com"], "zoho"],
  [["mx.agencia.ec", "mx.zoho.com"], "zoho"],
  [["zoho.com"], "zoho"],
  [["mx.nozoho.com"], undefined],
  [["mx.zoho.com.ec"], undefined],
  [[], undefined],
])("a domain whose mail is taken by %j is at %s", (exchanges, id) => {
  expect(providerByExchange(exchanges)?.id).toBe(id);
});

test("a provider has a name and says where its servers are documented; hosting has usual names", () => {
  expect(mailProviders.map(({ nombre, fuente }) => [nombre, new URL(fuente).host])).toEqual([
    ["Gmail, Google Workspace", "support.google.com"],
    ["Outlook, Microsoft 365", "support.microsoft.com"],
    ["Zoho Mail", "www.zoho.com"],
  ]);
  expect(cpanelServers("agencia.ec")).toEqual({
    id: "cpanel",
    nombre: "cPanel",
    dominios: ["agencia.ec"],
    mx: [],
    smtp: "smtps://mail.agencia.ec:465",
    imap: "imaps://mail.agencia.ec:993",
    fuente: "https://docs.cpanel.net/cpanel/email/set-up-mail-client/",
  });
});

test("an issuer is asked for what opens a mailbox, and that lasts", () => {
  const asked = knownIssuers.map((one) => ({
    id: one.id,
    scopes: [...one.alcances, ...one.alcances_duraderos].join(" "),
    more: one.parametros,
    secret: one.secreto_de_cliente,
    permissions: one.permisos,
    source: new URL(one.fuente).host,
  }));
  expect(asked).toEqual([
    {
      id: "microsoft",
      scopes:
        "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access",
      more: {},
      secret: false,
      permissions: "https://myapplications.microsoft.com",
      source: "learn.microsoft.com",
    },
    {
      id: "google",
      scopes: "https://mail.google.com/",
      more: { access_type: "offline", prompt: "consent" },
      secret: true,
      permissions: "https://myaccount.google.com/connections",
      source: "developers.google.com",
    },
  ]);
  const names = ["microsoft", "google", "https://ingreso.agencia.ec:8443/a"].map(issuerName);
  expect(names).toEqual(["Microsoft", "Google", "ingreso.agencia.ec:8443"]);
  expect(findIssuer("otro")).toBeUndefined();
});

test.each([
  ["outlook.com", "consumers"],
  ["Hotmail.es", "consumers"],
  ["live.com", "consumers"],
  ["msn.com", "consumers"],
  ["Agencia.EC", "agencia.ec"],
  ["noutlook.com", "noutlook.com"],
  ["outlook", "outlook"],
])("the mailboxes of %s belong to the tenant %s", (domain, tenant) => {
  expect(tenantOf(domain)).toBe(tenant);
});

test.each([
  ["distrito", "028", "028 Guayaquil Marítimo"],
  ["distrito", "999", "999"],
  ["distrito", "Guayaquil", "Guayaquil"],
  ["tipo_operador", "agente-aduana", "Agente de Aduana"],
  ["tipo_operador", "otro que no hay", "otro que no hay"],
  [
    "motivo",
    "consulta-arancel",
    builtInCatalogs.motivos.find(({ id }) => id === "consulta-arancel")?.nombre,
  ],
  ["motivo", "ninguno", "ninguno"],
  ["descripcion", "028", "028"],
])("the value of %s that is %s is shown as %s", (field, value, shown) => {
  expect(displayValue(field, value, builtInCatalogs)).toBe(shown);
});

const district = (codigo: string, nombre: string, etiqueta: string): District => ({
  codigo,
  nombre,
  etiqueta,
  verificado: true,
  fuente: [],
});
const some = [
  district("001", "PUERTO - ESTE", "Puerto Este"),
  district("010", "PUERTO - OESTE", "Puerto Oeste"),
  district("100", "PUERTO", "El Puerto"),
];

test.each([
  ["1", "001"],
  ["01", "001"],
  ["10", "010"],
  ["distrito 100, puerto", "100"],
  ["1000", "none"],
  ["11", "none"],
  ["puerto este", "001"],
  ["Este", "001"],
  ["puerto", "100"],
  ["el puerto", "100"],
  ["este oeste", "none"],
  ["- -", "none"],
])("«%s» is the district %s", (text, expected) => {
  const found = findDistrict(text, some);
  expect(found.kind === "found" ? found.district.codigo : found.kind).toBe(expected);
});

test("published figures have each month once, in order, with both numbers", () => {
  const months = monthlyVolumes.map(({ mes }) => mes);
  expect(months).toEqual([...new Set(months)].toSorted());
  expect(months.every((one) => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(one))).toBe(true);
  expect(monthlyVolumes.every((one) => one.quejas >= 0 && one.atenciones > one.quejas)).toBe(true);
  expect(volumeSource).toContain("gob.ec");
});
