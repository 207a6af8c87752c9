import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeJunit, type WrittenTest } from "../../support/junit.ts";
import { nthTicket } from "../../support/nth-ticket.ts";
import { parsed } from "../../support/parse-output.ts";
import { pdfText } from "../../support/pdf-text.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const practice = ["--perfil", "practica"];
const form = ["--formulario", "test/fixtures/ci-incidente.json"];

async function report(home: string, tests: readonly WrittenTest[], ...more: readonly string[]) {
  const argv = ["ci", "reportar", writeJunit(home, tests), ...practice, ...form, "--json", ...more];
  const { stdout } = await runMesa(argv, { folder: home });
  return parsed("ci-reportar", stdout);
}

async function firstTicket(home: string) {
  const argv = ["ticket", "ver", nthTicket(1), ...practice, "--json"];
  return parsed("ticket-ver", (await runMesa(argv, { folder: home })).stdout)["ticket"];
}

describe("more failures than a form holds", () => {
  const many = (count: number, fails: boolean): readonly WrittenTest[] =>
    Array.from({ length: count }, (_, at) => ({
      name: `caso ${at}`,
      ...(fails && { fails: `Falla distinta ${"abcdefghij"[at % 10]} ${"ñ".repeat(200)}` }),
    }));

  test("the description says how many it leaves out; the document has them all", async () => {
    const home = testFolder();
    await report(home, many(40, true));
    const { descripcion } = (await firstTicket(home)).datos;
    const named = [...descripcion.matchAll(/^(\d+)\. integracion\.Dai › caso/gm)].length;
    expect([named > 5, named < 40]).toEqual([true, true]);
    expect(descripcion).toContain(`… y ${40 - named} fallas más, en el documento de evidencia.`);
    expect(descripcion).toContain("no es una captura de pantalla");
    expect(descripcion.length).toBeLessThanOrEqual(5000);
    const kept = readdirSync(join(home, "archivos"), { recursive: true, encoding: "utf8" })
      .map((name) => join(home, "archivos", name))
      .find((path) => statSync(path).isFile());
    const document = pdfText(readFileSync(kept ?? "")).join(" ");
    for (let at = 0; at < 40; at += 1)
      expect(document).toContain(`${at + 1}. integracion.Dai › caso ${at}`);
  });

  test("a ticket that could not name them all is told once all pass, and closed where asked", async () => {
    const home = testFolder();
    await report(home, many(250, true));
    await runMesa(["practica", "responder", nthTicket(1), "--texto", "Corregido."], {
      folder: home,
    });
    const some = [...many(1, true), ...many(250, false).slice(1)];
    expect((await report(home, some))["recuperados"]).toEqual([]);
    const json = await report(home, many(250, false), "--cerrar-al-pasar");
    expect(json["recuperados"]).toMatchObject([
      { nota: true, cerrado: true, ticket: { numero: nthTicket(1), estado: "conforme" } },
    ]);
    const { mensajes } = await firstTicket(home);
    expect(mensajes.some(({ texto }: { texto: string }) => texto.includes("pasan de nuevo"))).toBe(
      true,
    );
  });
});
