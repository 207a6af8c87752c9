import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { makePdf } from "../../support/make-pdf.ts";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const folder = resolve("test/fixtures/solicitudes");
const sheet = join(folder, "adjuntos/ficha-tecnica.pdf");
const invoice = join(folder, "adjuntos/factura-comercial.pdf");
const { adjuntos: _own, ...consultation } = JSON.parse(
  readFileSync(join(folder, "consulta-clasificacion-arancelaria.json"), "utf8"),
);
const create = ["consulta", "crear", "--perfil", "practica"];

/** The working folder, with the consultation in `c.json`. */
function workplace(attachments?: unknown): string {
  const cwd = testFolder();
  const form = { ...consultation, ...(attachments !== undefined && { adjuntos: attachments }) };
  writeFileSync(join(cwd, "c.json"), JSON.stringify(form));
  return cwd;
}

test.each([
  ["the needed one", [{ ruta: sheet, documento: "Ficha técnica" }], []],
  ["not said which", [sheet], []],
  ["only another one", [{ ruta: invoice, documento: "factura" }], ["adjuntos-incompletos"]],
  [
    "one that nobody asks for",
    [{ ruta: sheet, documento: "Nombramiento" }],
    ["adjunto-desconocido", "adjuntos-incompletos"],
  ],
])("documents in a form's file: %s", async (_case, attachments, codes) => {
  const cwd = workplace(attachments);
  const { code, stdout } = await runMesa([...create, "--desde", "c.json", "--ensayo", "--json"], {
    cwd,
    folder: cwd,
  });
  const shown = parsed("consulta-crear", stdout);
  expect(code).toBe(0);
  expect(shown.archivos).toHaveLength(1);
  const advice: { campo: string; codigo: string }[] = shown.advertencias;
  expect(advice.filter(({ campo }) => campo === "adjuntos").map(({ codigo }) => codigo)).toEqual(
    codes,
  );
});

test("an option names the document after the file; what is missing is named", async () => {
  const cwd = workplace();
  const argv = [...create, "--desde", "c.json", "--ensayo", "--json"];
  const none = await runMesa(argv, { cwd, folder: cwd });
  const [missing] = parsed("error", none.stderr).error.detalles;
  expect([none.code, missing.campo, missing.bandera]).toEqual([2, "adjuntos", "--adjunto"]);
  expect(missing.mensaje).toContain("Ficha técnica o descripción de la mercancía.");
  const other = await runMesa([...argv, "--adjunto", `${invoice}=Factura`], { cwd, folder: cwd });
  const [advice] = parsed("consulta-crear", other.stdout).advertencias;
  expect(advice.mensaje).toContain("Ficha técnica");
  expect(advice.mensaje).not.toContain("Factura");
});

test("the questions ask which document a file is, and the review lists what is covered", async () => {
  const cwd = workplace();
  writeFileSync(join(cwd, "vacio.pdf"), makePdf({ page: "" }));
  const document = "Ficha técnica o descripción de la mercancía";
  const answers = [join(cwd, "vacio.pdf"), "", sheet, invoice, "", document, "", "enviar"];
  const initials: (string | undefined)[] = [];
  const { code, stderr, stdout } = await runMesa([...create, "--desde", "c.json", "--json"], {
    cwd,
    folder: cwd,
    env: { NO_COLOR: "1" },
    width: 120,
    interactive: true,
    answers,
    onQuestion: ({ kind, question }) => {
      if (kind === "choose" && question.message.startsWith("¿Qué documento")) {
        initials.push(question.initial);
      }
    },
  });
  expect(code).toBe(0);
  expect(parsed("consulta-crear", stdout).resultado).toBe("aceptado");
  // What its name speaks of is at the cursor.
  expect(initials).toEqual([document, "Factura comercial o proforma"]);
  expect(stderr).toContain("vacio.pdf no tiene nada en sus páginas");
  // Before the first file is asked for it is said what is missing.
  const [asked = ""] = stderr.split("vacio.pdf");
  expect(asked).toContain(`✗ ${document}`);
  const review = stderr.slice(stderr.lastIndexOf("Documentos que pide el motivo:"));
  expect(review).toContain(`✓ ${document}: ficha-tecnica.pdf`);
  expect(review).toContain("· Factura comercial o proforma: opcional");
  expect(stderr).toContain(`1. ficha-tecnica.pdf — ${document}`);
  expect(stderr).toContain("2. factura-comercial.pdf");
});
