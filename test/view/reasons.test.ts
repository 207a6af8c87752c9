import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import { en } from "../../src/i18n/en.ts";
import { es } from "../../src/i18n/es.ts";
import { describeError } from "../../src/view/describe.ts";
import { errorJson } from "../../src/view/error-view.ts";
import { reasonWords } from "../../src/view/reason-words.ts";

test.each([
  ["ECONNREFUSED", "el servidor rechaza la conexión", "the server rejects the connection"],
  ["UND_ERR_CONNECT_TIMEOUT", "el servidor tarda demasiado", "the server takes too long"],
  ["HTTP 503", "la mesa está fuera de servicio", "the desk is out of service"],
  ["HTTP 500", "la mesa respondió con una falla", "the desk reported a failure"],
  ["HTTP 418", "el servidor no aceptó", "the server did not accept"],
  ["HTTP 302", "el servidor envía a otra dirección", "the server redirects"],
  [
    "CERT_NOT_YET_VALID",
    "el certificado del servidor aún no es válido",
    "the server's certificate",
  ],
  ["SOME_NEW_CODE", "la conexión falló", "the connection failed"],
  ["entrega-a-medias", "los archivos no se escribieron", "the files were not written"],
  ["sesion-caducada", "la sesión caducó", "the session has expired"],
  ["sin-sesion", "vea «mesa explicar sin-sesion»", "see “mesa explain sin-sesion”"],
  ["450 4.2.1 Busy", "el servidor respondió: «450 4.2.1 Busy»", "the server replied: “450"],
] as const)("the reason %s is put in words", async (reason, spanish, english) => {
  expect(reasonWords(reason, await loadTranslator("es"))).toContain(spanish);
  expect(reasonWords(reason, await loadTranslator("en"))).toContain(english);
});

/** What is a code of a system, of HTTP or of a library, and no word for people. */
const codes =
  /\b(?:ECONN\w+|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|EPIPE|EACCES|EPROTO|UND_ERR_\w+|HTTP [1-5]\d\d|CERT_\w+|UNABLE_TO_\w+)\b/;

const withReason = Object.entries(es).filter(([, text]) => text.includes("{motivo}"));

test("every message that gives a reason is filled with words, in both languages", async () => {
  expect(withReason.length).toBeGreaterThan(8);
  for (const language of ["es", "en"] as const) {
    const translator = await loadTranslator(language);
    for (const [key] of withReason) {
      const code = /^error\.([\w-]+)$/.exec(key)?.[1];
      const params = { motivo: "ECONNRESET" };
      const shown =
        code === undefined
          ? translator.find(key, { motivo: reasonWords(params.motivo, translator) })
          : describeError(
              new MesaError(code === "mesa-falla" ? code : "mesa-inalcanzable", { params }),
              translator,
            ).message;
      expect(shown).not.toMatch(codes);
    }
  }
});

test("no message has a code of its own in it", () => {
  const exempt = /^(?:entorno|opcion|diagnostico|error\.servidor-sin-oauth)/;
  for (const words of [es, en]) {
    const found = Object.entries(words).filter(
      ([key, text]) => !exempt.test(key) && (codes.test(text) || /\bHTTP \{/.test(text)),
    );
    expect(found).toEqual([]);
  }
});

test("every place that fills a reason in by itself asks for its words", () => {
  const foreign = readdirSync("src/features", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:view|call|command)\.ts$/.test(name))
    .flatMap((name) =>
      [
        ...readFileSync(`src/features/${name}`, "utf8").matchAll(
          /\bt\("[\w.-]+", \{ motivo: ([^}]*)/g,
        ),
      ].map(([, value = ""]) => `${name}: ${value}`),
    )
    .filter((one) => !/: reasonWords\(/.test(one));
  expect(foreign).toEqual([]);
});

test("the code is in the JSON of the error, beside its words", async () => {
  const error = new MesaError("mesa-falla", { params: { motivo: "HTTP 500" } });
  const json = errorJson(error, await loadTranslator("es"), () => undefined);
  expect(json).toMatchObject({
    error: { motivo: "HTTP 500", mensaje: "La mesa de servicios respondió con una falla suya." },
  });
});
