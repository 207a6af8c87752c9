import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

test("what is kept is told, exported and purged", async () => {
  await expectTranscript(
    "data",
    [
      "incidente crear --perfil practica --desde ejemplos/incidente.json",
      "ticket listar --perfil practica",
      "datos exportar --salida d.zip",
      "datos exportar --salida d.zip",
      "datos purgar",
      "datos purgar --antes-de 2a --ensayo",
      "datos purgar --antes-de nada --ensayo",
      "datos purgar --identificacion 0999999999001 --ensayo",
      "datos purgar --identificacion 0999999999001",
      { words: "datos purgar --identificacion 0999999999001", answers: [false] },
      "datos purgar --identificacion 0999999999001 --si",
      "datos purgar --identificacion 0999999999001 --si --json",
    ],
    { examples: true },
  );
});
