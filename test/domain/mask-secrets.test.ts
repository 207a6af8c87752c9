import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMask } from "../../src/domain/mask-secrets.ts";

const mask = createMask([]);

describe("is taken out:", () => {
  test.each([
    ["contraseña: Abc-123456", "contraseña: [oculto]"],
    ["ecuapass.contrasena=NO-ES-REAL", "ecuapass.contrasena=[oculto]"],
    ['{"password":"a b c"}', '{"password":[oculto]}'],
    ["API_KEY='x y'", "API_KEY=[oculto]"],
    ["--token abc def", "--token [oculto] def"],
    ["Authorization: Bearer abc.def", "Authorization: [oculto]"],
    ["authorization=Basic dXNlcjpwYXNz", "authorization=[oculto]"],
    ["curl -H 'bearer abcdefghijkl'", "curl -H 'bearer [oculto]'"],
    ["https://ana:clave@mesa.example/x", "https://[oculto]@mesa.example/x"],
    ["ficha eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc", "ficha [oculto]"],
    ["ghp_abcdefghijklmnop1234", "[oculto]"],
    ["glpat-abcdefghijklmnop1234", "[oculto]"],
    ["AKIAIOSFODNN7EXAMPLE", "[oculto]"],
    ["-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----", "[oculto]"],
    [
      '<property name="ecuapass.clave" value="x1"/>',
      '<property name="ecuapass.clave" value="[oculto]"/>',
    ],
    ["Set-Cookie: sid=1", "Set-Cookie: [oculto]"],
  ])("%j", (text, expected) => expect(mask(text)).toBe(expected));
});

test.each([
  "la clave del asunto no es esa",
  "esperaba ACEPTADA, llegó RECHAZADA",
  "at enviar (/home/ci/dai.js:10:5)",
  "https://mesa.example/v1/tickets?limite=1",
])("%j stays", (text) => expect(mask(text)).toBe(text));

test("a known value of six characters is masked, the longest first; of five it could be any word", () => {
  expect(createMask(["abcde", "abcdef", "abcdef-gh"])("abcde abcdef abcdef-gh")).toBe(
    "abcde [oculto] [oculto]",
  );
});

test("a value known to be secret never comes through, plain or encoded", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9!$&*+/=-]{6,40}$/), (secret) => {
      const text = `antes ${secret} luego ${encodeURIComponent(secret)} fin`;
      expect(createMask([secret])(text)).toBe("antes [oculto] luego [oculto] fin");
    }),
  );
  expect(createMask(["\ud800 suelto"])("un \ud800 suelto")).toBe("un [oculto]");
});
