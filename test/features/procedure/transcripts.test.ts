import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

test("the procedure, its figures and the guide", async () => {
  await expectTranscript("procedure", [
    "tramite",
    { words: "tramite", width: 50 },
    "tramite --json",
    "transparencia",
    "transparencia --anio 2025",
    "transparencia --anio 1999",
    "transparencia --json",
    "transparencia --csv",
    "transparencia --grafico barras --anio 2025",
    { words: "transparencia --grafico barras --anio 2025", width: 44 },
    "transparencia --grafico lineas --serie por_mil",
    "transparencia --grafico lineas --serie nada",
    "guia --sin-preguntas",
    ...["falla", "duda"].flatMap((need) =>
      ["si", "no"].flatMap((simple) =>
        ["si", "no"].map(
          (written) => `guia --necesito ${need} --sencilla ${simple} --por-escrito ${written}`,
        ),
      ),
    ),
    "guia --necesito duda --sencilla no --por-escrito si --json",
    "guia --necesito duda --sencilla si --por-escrito no --json",
    { words: "guia", answers: ["falla", false, true, false] },
    { words: "guia", answers: ["duda", true, false] },
  ]);
});
