import { describe, expect, test } from "vitest";
import { csv, folderWith, validate } from "../../support/real-table.ts";
import { runMesa } from "../../support/test-context.ts";

describe("how days and hours are understood is shown before anything is sent", () => {
  const rows = [
    { fecha: "20/11/2026" },
    { fecha: "05/06/2026", hora: "2:05 p. m." },
    { fecha: "2026-11-20" },
    { fecha: "20-nov-2026 10:32", hora: "" },
  ];

  test("in JSON, one example of each notation", async () => {
    const { json } = await validate(folderWith("t.csv", csv(...rows)));
    expect(json.momentos).toEqual([
      { fila: 2, columna: "fecha", valor: "20/11/2026", leido: "2026-11-20" },
      { fila: 3, columna: "hora", valor: "2:05 p. m.", leido: "14:05" },
      { fila: 5, columna: "fecha", valor: "20-nov-2026 10:32", leido: "2026-11-20" },
      { fila: 5, columna: "hora", valor: "", leido: "10:32" },
    ]);
  });

  test("in words, under the table's own headings", async () => {
    const path = folderWith("t.csv", csv(...rows).replace("fecha", "FECHA"));
    for (const verb of ["validar", "enviar"]) {
      const { stderr } = await runMesa(["lote", verb, path, "--perfil", "practica"]);
      expect(stderr).toContain("fila 2 · FECHA: 20/11/2026 → 2026-11-20");
    }
  });

  test("nothing is said of a table in the form's own notation", async () => {
    const { json } = await validate(folderWith("t.csv", csv({}, {})));
    expect(json.momentos).toEqual([]);
  });
});
