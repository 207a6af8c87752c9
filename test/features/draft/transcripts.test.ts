import { test } from "vitest";
import { interrupt } from "../../support/test-context.ts";
import { expectTranscript } from "../../support/transcript.ts";

test("a draft is listed, shown, continued and removed", async () => {
  const person = ["0999999999001", "Agencia Uno", "a@agencia.example"];
  await expectTranscript("drafts", [
    "borrador listar",
    "borrador listar --json",
    "borrador continuar",
    {
      words:
        "consulta crear --perfil practica --motivo consulta-normativa --asunto Paso --consulta '¿Qué garantía se presenta para el tránsito?'",
      answers: [...person, "guardar"],
    },
    "borrador listar",
    "borrador listar --json",
    { words: "borrador listar", now: new Date("2026-11-23T18:00:00Z") },
    "borrador ver «draft-1»",
    { words: "borrador ver «draft-1»", width: 40 },
    "borrador ver «draft-1» --json",
    "borrador ver zzzzzz",
    "incidente crear --perfil practica --borrador «draft-1»",
    "borrador continuar --ensayo --perfil practica",
    { words: "borrador continuar --perfil practica", answers: ["guardar"] },
    {
      words:
        "consulta crear --perfil practica --motivo consulta-normativa --asunto Otro --consulta '¿Qué garantía se presenta para el tránsito?'",
      now: new Date("2026-11-20T16:00:00Z"),
      answers: [...person, "guardar"],
    },
    {
      words: "consulta crear --perfil practica",
      now: new Date("2026-11-20T17:00:00Z"),
      answers: ["consulta-arancel", interrupt],
    },
    { words: "borrador continuar", now: new Date("2026-11-20T18:00:00Z") },
    { words: "borrador listar", now: new Date("2026-11-21T18:00:00Z"), width: 80 },
    "borrador borrar «draft-1»",
    "borrador borrar «draft-1»",
    "borrador listar --json",
  ]);
});
