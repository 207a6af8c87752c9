import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

test("a session begins, is shown, and ends", async () => {
  const login = "sesion iniciar --perfil practica";
  const account = ["0999999999001", "OPERADOR", "Practica-2026"];
  await expectTranscript("session", [
    "sesion estado --perfil practica",
    "sesion estado --perfil practica --json",
    "sesion cerrar --perfil practica",
    { words: login, answers: account },
    "sesion estado --perfil practica",
    "sesion estado --perfil practica --json",
    { words: "sesion estado --perfil practica", now: new Date("2026-11-21T15:40:00Z") },
    "sesion cerrar --perfil practica",
    "sesion cerrar --perfil practica --json",
    { words: `${login} --ruc 0999999999001 --usuario OPERADOR --contrasena-stdin`, stdin: "mala" },
    { words: `${login} --ruc 0999999999001 --usuario OPERADOR --contrasena-stdin`, stdin: "" },
    {
      words: `${login} --ruc 0999999999001 --usuario OPERADOR --contrasena-stdin --recordar --json`,
      stdin: "Practica-2026\n",
    },
    "sesion estado --perfil practica",
    "sesion cerrar --perfil practica",
    { words: login, env: { MESA_TOKEN: "uno" } },
    "sesion estado --perfil nadie",
  ]);
});

test("a user is registered, and what is wrong is said", async () => {
  const person = "--nombre 'Ana Mora' --correo ana@agencia.example --telefono 0990000001";
  const user = "--tipo-persona natural-ecuatoriana --identificacion 0102030400";
  await expectTranscript("register", [
    "registro --perfil practica --usuario NUEVO",
    {
      words: `registro --perfil practica ${user} --usuario ANA ${person} --contrasena-stdin`,
      stdin: "corta",
    },
    {
      words: `registro --perfil practica ${user} --usuario ANA ${person} --contrasena-stdin --json`,
      stdin: "Practica-2026-x",
    },
    {
      words: `registro --perfil practica ${user} --usuario ANA ${person} --contrasena-stdin`,
      stdin: "Practica-2026-x",
    },
    {
      words: "registro --perfil practica",
      answers: [
        "juridica-privada",
        "0999999901001",
        "0999999901001",
        "AGENCIA2",
        "Agencia Dos S.A.",
        "dos@agencia.example",
        "",
        "Practica-2026-x",
        "Practica-2026-x",
      ],
    },
  ]);
});
