import { expect, test } from "vitest";
import { Secret } from "../../../src/domain/secret.ts";
import {
  sessionJson,
  sessionView,
  type SignedIn,
} from "../../../src/features/session/session.view.ts";
import { neverExpires } from "../../../src/ports/session.ts";
import { viewTools } from "../../support/view-tools.ts";

const signedIn: SignedIn = {
  session: {
    token: new Secret("canario"),
    ruc: "0999999999001",
    usuario: "OPERADOR",
    nombre: "Ana",
    caduca: "2026-11-20T23:00:00.000Z",
  },
  perfil: "agencia",
  canal: "portal",
  kept: { place: "sistema", where: "Llavero", remembered: true },
};
const permiso = {
  emisor: "Microsoft",
  cliente: "c",
  alcances: ["correo.leer", "correo.enviar"],
  desde: "2026-11-20T15:00:00.000Z",
};

test("who is signed in, until when, and where that is kept", async () => {
  const tools = await viewTools({ width: 200 });
  expect(sessionView(signedIn, tools)).toEqual([
    "✓ Sesión de Ana (0999999999001 OPERADOR)",
    "  Perfil «agencia», canal portal; caduca el 20 nov 2026, 18:00",
    expect.stringContaining("Llavero"),
    expect.stringMatching(/^ {2}.*contraseña/),
  ]);
  const session = { ...signedIn.session, ruc: null, caduca: neverExpires, permiso };
  expect(sessionView({ ...signedIn, session, kept: undefined }, tools)).toEqual([
    "✓ Sesión de Ana (OPERADOR)",
    expect.not.stringContaining("caduca"),
    expect.stringMatching(/^ {2}.*Microsoft.*20 nov 2026, 10:00/),
    "  Alcances: correo.leer correo.enviar",
  ]);
});

test("on a terminal its lines break, in a pipe they do not", async () => {
  const longest = async (decorated: boolean) => {
    const lines = sessionView(signedIn, await viewTools({ width: 40, decorated }));
    return Math.max(...lines.slice(1).map(({ length }) => length));
  };
  expect(await longest(true)).toBeLessThanOrEqual(40);
  expect(await longest(false)).toBeGreaterThan(40);
});

test("as data it has all but the token", () => {
  const { token: _hidden, ...session } = signedIn.session;
  expect(sessionJson(signedIn)).toEqual({
    perfil: "agencia",
    canal: "portal",
    sesion: { ...session, permiso: null },
    secreto: { lugar: "sistema", donde: "Llavero", contrasena: true },
  });
  expect(sessionJson({ ...signedIn, kept: undefined }).secreto).toBeNull();
});
