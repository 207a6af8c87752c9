import { expect, test } from "vitest";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import { attendanceLine } from "../../src/view/attendance-line.ts";
import { errorJson, errorView } from "../../src/view/error-view.ts";
import { factLines } from "../../src/view/fact-lines.ts";
import { linkAddresses } from "../../src/view/link-addresses.ts";
import { reasonWords } from "../../src/view/reason-words.ts";
import { retentionWords } from "../../src/view/retention-words.ts";
import { stateLabel } from "../../src/view/state-label.ts";
import { readablePaint, viewTools } from "../support/view-tools.ts";

const es = await loadTranslator("es");
const en = await loadTranslator("en");

test("every reason has its words", () => {
  const codes =
    "ECONNREFUSED ENOTFOUND EAI_AGAIN EDNS ETIMEDOUT UND_ERR_BODY_TIMEOUT ECONNRESET ECONNABORTED EPIPE " +
    "UND_ERR_SOCKET EMPTY EHOSTUNREACH EHOSTDOWN ENETUNREACH ENETDOWN EADDRNOTAVAIL EACCES EPERM " +
    "ABORT_ERR REPLY_TOO_LONG CERT_HAS_EXPIRED CERT_NOT_YET_VALID CERT_UNTRUSTED " +
    "ERR_TLS_CERT_ALTNAME_INVALID DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN " +
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE ERR_TLS_HANDSHAKE ERR_SSL_X EPROTO EPROTOX";
  const statuses = ["302", "429", "408", "503", "500", "404", "600", "x"];
  const own = "NO NOT no-existe sin-rastro falta-una-parte entrega-a-medias A1_B2 A-1 sin-sesion";
  const replies = ["250 2.0.0 Ok\nx", "550-Nobody", "350 x", "2500 x", "lo que dijo"];
  const http = statuses.map((status) => `HTTP ${status}`);
  const reasons = [...codes.split(" "), ...http, ...own.split(" "), ...replies];
  expect(reasons.map((one) => `${one}: ${reasonWords(one, es)}`).join("\n")).toMatchInlineSnapshot(`
    "ECONNREFUSED: el servidor rechaza la conexión
    ENOTFOUND: no se encuentra el servidor; revise la conexión a Internet
    EAI_AGAIN: no se encuentra el servidor; revise la conexión a Internet
    EDNS: no se encuentra el servidor; revise la conexión a Internet
    ETIMEDOUT: el servidor tarda demasiado en responder
    UND_ERR_BODY_TIMEOUT: el servidor tarda demasiado en responder
    ECONNRESET: la conexión se cortó
    ECONNABORTED: la conexión se cortó
    EPIPE: la conexión se cortó
    UND_ERR_SOCKET: la conexión se cortó
    EMPTY: la conexión se cortó
    EHOSTUNREACH: no hay camino hasta el servidor; revise la red
    EHOSTDOWN: no hay camino hasta el servidor; revise la red
    ENETUNREACH: no hay camino hasta el servidor; revise la red
    ENETDOWN: no hay camino hasta el servidor; revise la red
    EADDRNOTAVAIL: no hay camino hasta el servidor; revise la red
    EACCES: el sistema no permite la conexión
    EPERM: el sistema no permite la conexión
    ABORT_ERR: la espera se interrumpió
    REPLY_TOO_LONG: la respuesta es demasiado grande
    CERT_HAS_EXPIRED: el certificado del servidor está vencido
    CERT_NOT_YET_VALID: el certificado del servidor aún no es válido
    CERT_UNTRUSTED: no se pudo acordar una conexión segura (TLS) con el servidor
    ERR_TLS_CERT_ALTNAME_INVALID: el certificado del servidor es de otra dirección
    DEPTH_ZERO_SELF_SIGNED_CERT: ninguna autoridad conocida responde por el certificado del servidor
    SELF_SIGNED_CERT_IN_CHAIN: ninguna autoridad conocida responde por el certificado del servidor
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: ninguna autoridad conocida responde por el certificado del servidor
    ERR_TLS_HANDSHAKE: no se pudo acordar una conexión segura (TLS) con el servidor
    ERR_SSL_X: no se pudo acordar una conexión segura (TLS) con el servidor
    EPROTO: no se pudo acordar una conexión segura (TLS) con el servidor
    EPROTOX: la conexión falló
    HTTP 302: el servidor envía a otra dirección
    HTTP 429: la mesa recibe demasiadas peticiones por ahora
    HTTP 408: el servidor tarda demasiado en responder
    HTTP 503: la mesa está fuera de servicio por ahora
    HTTP 500: la mesa respondió con una falla suya
    HTTP 404: el servidor no aceptó la petición
    HTTP 600: el servidor respondió algo inesperado
    HTTP x: HTTP x
    NO: el servidor de correo no aceptó la petición
    NOT: la conexión falló
    no-existe: no consta
    sin-rastro: no se encuentra rastro de la solicitud
    falta-una-parte: falta una de sus partes
    entrega-a-medias: los archivos no se escribieron por completo
    A1_B2: la conexión falló
    A-1: A-1
    sin-sesion: vea «mesa explicar sin-sesion»
    250 2.0.0 Ok
    x: el servidor respondió: «250 2.0.0 Ok x»
    550-Nobody: el servidor respondió: «550-Nobody»
    350 x: 350 x
    2500 x: 2500 x
    lo que dijo: lo que dijo"
  `);
});

test("who answers the telephone, and from when", () => {
  const early = new Date("2026-11-20T12:00:00Z");
  const later = new Date("2026-11-20T23:00:00Z");
  const until = (iso: string) => new Date(iso);
  const holiday = "Navidad";
  const lines = [
    attendanceLine({ open: true, until: until("2026-11-20T22:00:00Z"), holiday }, early, es),
    attendanceLine(
      { open: false, until: until("2026-11-20T13:05:00Z"), holiday: undefined },
      early,
      es,
    ),
    attendanceLine({ open: false, until: until("2026-11-20T13:05:00Z"), holiday }, early, es),
    attendanceLine(
      { open: false, until: until("2026-11-21T13:00:00Z"), holiday: undefined },
      later,
      es,
    ),
    attendanceLine(
      { open: false, until: until("2026-11-22T13:00:00Z"), holiday: undefined },
      later,
      es,
    ),
    attendanceLine({ open: false, until: until("2027-01-04T13:00:00Z"), holiday }, later, es),
    attendanceLine({ open: false, until: until("2027-01-04T13:00:00Z"), holiday }, later, en),
    attendanceLine(
      { open: false, until: until("2026-11-21T13:00:00Z"), holiday: undefined },
      later,
      en,
    ),
  ];
  expect(lines.join("\n")).toMatchInlineSnapshot(`
    "La línea telefónica 1800-238262 atiende ahora, hasta las 17h00.
    La línea telefónica 1800-238262 abre hoy a las 08h05.
    Hoy es feriado (Navidad). La línea telefónica 1800-238262 abre hoy a las 08h05.
    La línea telefónica 1800-238262 abre mañana, sábado 21 de noviembre, a las 08h00.
    La línea telefónica 1800-238262 abre el domingo 22 de noviembre a las 08h00.
    Hoy es feriado (Navidad). La línea telefónica 1800-238262 abre el lunes 4 de enero a las 08h00.
    Today is a public holiday (Navidad). The phone line 1800-238262 opens on Monday, 4 January at 08:00.
    The phone line 1800-238262 opens tomorrow, Saturday, 21 November, at 08:00."
  `);
});

test("facts stand below their labels, and go on below themselves", async () => {
  const tools = await viewTools({ paint: readablePaint, width: 30 });
  const facts = [
    ["Uno", "uno dos tres cuatro cinco seis siete"],
    ["Número", "\u001b[31mrojo"],
    ["Nada", null],
  ] as const;
  const shown = [
    ...factLines(facts, tools),
    ...factLines(facts, tools, "    "),
    ...factLines(facts, { ...tools, width: 12 }, "  "),
    ...factLines(facts, { ...tools, decorated: false }),
  ];
  expect(shown.join("\n")).toMatchInlineSnapshot(`
    "<dim>Uno:   </dim> uno dos tres cuatro
            cinco seis siete
    <dim>Número:</dim> rojo
        <dim>Uno:   </dim> uno dos tres
                cuatro cinco seis
                siete
        <dim>Número:</dim> rojo
      <dim>Uno:   </dim> uno dos
              tres
              cuatro
              cinco seis
              siete
      <dim>Número:</dim> rojo
    <dim>Uno:   </dim> uno dos tres cuatro cinco seis siete
    <dim>Número:</dim> rojo"
  `);
});

test("addresses become links without what follows them", () => {
  const line = "Vea (https://a.example/x?y=1), «http://b.example», https://c.example. https://d";
  expect(linkAddresses(line, readablePaint)).toMatchInlineSnapshot(
    `"Vea (<a https://a.example/x?y=1>https://a.example/x?y=1</a>), «<a http://b.example>http://b.example</a>», <a https://c.example>https://c.example</a>. https://d"`,
  );
});

test.each([
  ["5a", "5 años"],
  ["1a", "1 año"],
  ["18m", "18 meses"],
  ["30d", "30 días"],
  ["siempre", "para siempre"],
])("what is kept for %s", (setting, words) => {
  expect(retentionWords(setting, es)).toBe(words);
});

test("a state that is not known is shown as the desk gives it", () => {
  expect(stateLabel("\u001b[31mnuevo\ncaso", es)).toBe("nuevo caso");
});

test("a failure for people and for programs", () => {
  const problems = [
    { field: "fecha", code: "falta" },
    { field: "otra\ncosa", code: "x", text: "lo\u001b[2J suyo" },
  ];
  const flagOf = (field: string) => (field === "fecha" ? "--fecha" : undefined);
  const invalid = new MesaError("formulario-invalido", { problems });
  expect(errorView(invalid, es, readablePaint, flagOf).join("\n")).toMatchInlineSnapshot(`
    "<bad>✗</bad> Faltan datos o hay errores; no se envió nada.
      • <strong>fecha</strong> <dim>(--fecha)</dim>: falta este dato obligatorio.
      • <strong>otra cosa</strong>: lo suyo
      Sugerencia: Corrija lo indicado y repita el comando."
  `);
  expect(errorJson(invalid, es, flagOf)).toMatchInlineSnapshot(`
    {
      "error": {
        "codigo": "formulario-invalido",
        "detalles": [
          {
            "bandera": "--fecha",
            "campo": "fecha",
            "mensaje": "falta este dato obligatorio.",
          },
          {
            "bandera": null,
            "campo": "otra
    cosa",
            "mensaje": "lo suyo",
          },
        ],
        "mensaje": "Faltan datos o hay errores; no se envió nada.",
        "salida": 2,
        "sugerencia": "Corrija lo indicado y repita el comando.",
      },
      "v": 1,
    }
  `);
  const params = { bandera: "--x", valor: "y", esperado: "z", motivo: "" };
  const value = new MesaError("valor-invalido", { params, problems });
  expect(errorView(value, es, readablePaint, flagOf).join("\n")).toMatchInlineSnapshot(`
    "<bad>✗</bad> El valor «y» no es válido para --x.
      Sugerencia: Se espera: z."
  `);
  const down = new MesaError("mesa-inalcanzable", { params: { motivo: "ECONN\nREFUSED" } });
  expect(errorJson(down, es, flagOf)).toMatchInlineSnapshot(`
    {
      "error": {
        "codigo": "mesa-inalcanzable",
        "detalles": [],
        "mensaje": "No se pudo llegar a la mesa de servicios: ECONN REFUSED.",
        "motivo": "ECONN REFUSED",
        "salida": 6,
        "sugerencia": "Revise la conexión y repita el comando. Lo pendiente de envío no se pierde: véalo con «mesa bandeja listar».",
      },
      "v": 1,
    }
  `);
  expect(errorJson(value, es, flagOf)).not.toHaveProperty("error.motivo");
});
