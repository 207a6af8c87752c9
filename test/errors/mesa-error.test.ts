import { expect, test } from "vitest";
import { errorCodes } from "../../src/errors/error-codes.ts";
import { isUnreachable, MesaError } from "../../src/errors/mesa-error.ts";

const fieldsOf = (error: MesaError): object => Object.fromEntries(Object.entries(error));

test("an error has its code as its words, the code's exit code, and what it was given", () => {
  const cause = new Error("ECONNRESET");
  const problems = [{ field: "ruc", code: "falta" }];
  const details = { params: { archivo: "a.pdf" }, problems, foreign: "No.", cause };
  const error = new MesaError("archivo-ilegible", details);
  expect(fieldsOf(error)).toEqual({
    name: "MesaError",
    code: "archivo-ilegible",
    exitCode: errorCodes["archivo-ilegible"],
    params: { archivo: "a.pdf" },
    problems,
    foreign: "No.",
  });
  expect([error.message, error.cause, "cause" in new MesaError("disco")]).toEqual([
    "archivo-ilegible",
    cause,
    false,
  ]);
  expect(fieldsOf(new MesaError("disco"))).toMatchObject({ params: {}, problems: [] });
});

test("what can't be reached is the desk, a proxy, a mailbox, an issuer or the company log", () => {
  const codes = [
    "mesa-inalcanzable",
    "buzon-inalcanzable",
    "emisor-inalcanzable",
    "proxy-rechaza",
    "libro-inalcanzable",
    "mesa-falla",
    "sin-cifrado",
  ] as const;
  expect(codes.filter((code) => isUnreachable(new MesaError(code)))).toEqual(codes.slice(0, 5));
  expect(isUnreachable(new Error("mesa-inalcanzable"))).toBe(false);
});
