import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { canonicalJson } from "../../../src/domain/canonical-json.ts";
import { testDesk } from "../../support/desk-client.ts";
import { pdfText } from "../../support/pdf-text.ts";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const file = resolve("test/fixtures/solicitudes/incidente-dai-login-error.json");
const practice = ["--perfil", "practica"];

/** A machine that has filed one incident, and the folder in which its user works. */
async function filed() {
  const [folder, cwd] = [testFolder(), testFolder()];
  const mesa = (...argv: readonly string[]) => runMesa(argv, { folder, cwd });
  const made = await runMesa(["incidente", "crear", ...practice, "--desde", file, "--json"], {
    folder,
  });
  const created = parsed("incidente-crear", made.stdout);
  const issue = async (...more: readonly string[]) => {
    const argv = ["ticket", "comprobante", created["ticket"].numero, ...practice, ...more];
    const result = await mesa(...argv, "--json");
    expect([result.code, result.stderr]).toEqual([0, ""]);
    return parsed("ticket-comprobante", result.stdout);
  };
  const verify = async (path: string) => {
    const argv = ["ticket", "comprobante", "--verificar", path, ...practice, "--json"];
    const { code, stdout } = await mesa(...argv);
    const json = parsed("ticket-comprobante", stdout);
    const said = json["revisiones"].map((one: Record<string, string>) => [
      one["revision"],
      one["detalle"] ?? one["estado"],
    ]);
    return [code, json["resultado"], Object.fromEntries(said)];
  };
  return { folder, cwd, mesa, created, issue, verify };
}

const sealed = (comprobante: object) => ({
  comprobante,
  sello: {
    metodo: "sha-256, rfc-8785",
    sha256: createHash("sha256").update(canonicalJson(comprobante)).digest("hex"),
  },
});

test.each(["pdf", "json"])("as %s it says what was filed, and agrees with all", async (format) => {
  const { created, issue, verify, cwd } = await filed();
  const proof = await issue("--formato", format);
  const { numero, creado } = created["ticket"];
  const path = join(cwd, `comprobante-${numero}.${format}`);
  const bytes = readFileSync(path);
  expect(proof).toMatchObject({
    archivo: {
      ruta: path,
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    },
    comprobante: {
      numero,
      registrado: creado,
      canal: "practica",
      solicitud: created["solicitud"],
      fuente: "libro",
      archivos: [{ nombre: "evidencia.pdf", sha256: created["evidencia"].sha256 }],
      datos: { hora: "10:32", mensaje_error: expect.stringContaining("Send failed") },
    },
    sello: sealed(proof["comprobante"]).sello,
  });
  const pages = format === "pdf" ? { paginas: "bien" } : {};
  const all = { sello: "bien", ...pages, libro: "bien", archivos: "bien", mesa: "bien" };
  expect(await verify(path)).toEqual([0, "confirmado", all]);
});

test("the printed proof reads as what was filed: headings, facts and what it is worth", async () => {
  const { issue, created } = await filed();
  const { archivo, comprobante, sello } = await issue();
  const dense = (text: string) => text.replaceAll(/\s+/g, "");
  const [first = "", ...others] = pdfText(readFileSync(archivo.ruta));
  const shown = dense([first, ...others].join("\n"));
  expect(dense(first)).toMatch(/^ComprobantedepresentaciónTicketMS-/);
  // A moment is of no use without what happened then.
  const lines = first.split("\n");
  const moments = lines.filter((line) => /^\d{4}-\d\d-\d\d \d\d:/.test(line));
  const labels = moments.map((line) => lines[lines.indexOf(line) - 1] ?? "");
  expect([moments.length, new Set(labels).size]).toEqual([3, 3]);
  expect(labels.filter((label) => !/^[A-Z][a-z]/.test(label))).toEqual([]);
  for (const heading of [
    "Registro",
    "Contenido presentado",
    "Archivos presentados",
    "Sello",
    "Qué prueba este comprobante y qué no",
  ]) {
    expect([first, ...others].join("\n").split("\n")).toContain(heading);
  }
  // Codes of catalogues are shown with their names.
  const { tipo_operador: _code, ...datos } = comprobante.datos;
  for (const value of [
    created["ticket"].numero,
    comprobante.solicitud,
    comprobante.archivos[0].nombre,
    comprobante.archivos[0].sha256,
    sello.sha256,
    "Agente de Aduana",
    ...Object.values(datos).filter((one) => typeof one === "string"),
  ]) {
    expect(shown).toContain(dense(String(value)));
  }
});

test("a change is found, wherever it was made and even with a seal of its own", async () => {
  const { issue, verify, cwd, mesa } = await filed();
  const { archivo, comprobante } = await issue();
  const changed = {
    ...comprobante,
    registrado: "2026-11-20T15:33:00.000Z",
    datos: { ...comprobante.datos, hora: "09:00" },
  };
  const path = join(cwd, "cambiado.json");
  const differences = "registrado, datos.hora";
  const others = { libro: differences, archivos: "bien", mesa: differences };
  writeFileSync(path, JSON.stringify({ ...sealed(comprobante), comprobante: changed }));
  expect(await verify(path)).toEqual([1, "alterado", { sello: "sha256", ...others }]);
  writeFileSync(path, JSON.stringify(sealed(changed)));
  expect(await verify(path)).toEqual([1, "alterado", { sello: "bien", ...others }]);

  const { stdout } = await mesa("ticket", "comprobante", "--verificar", path, ...practice);
  const [verdict, ...checks] = stdout.trimEnd().split("\n");
  expect([verdict?.[0], checks.map((line) => line.trim()[0])]).toEqual(["✗", ["✓", "✗", "✓", "✗"]]);
  expect(checks.map((line) => line.includes(differences))).toEqual([false, true, false, true]);

  // What is drawn says something else than what is attached.
  const pdf = readFileSync(archivo.ruta, "latin1");
  const hex = (text: string) => Buffer.from(text).toString("hex");
  const page = pdf.replace(hex("0999999901001"), hex("0999999901002"));
  expect(page).not.toBe(pdf);
  const drawn = join(cwd, "dibujado.pdf");
  writeFileSync(drawn, page, "latin1");
  const whole = { sello: "bien", libro: "bien", archivos: "bien", mesa: "bien" };
  expect(await verify(drawn)).toEqual([1, "alterado", { ...whole, paginas: "pdf" }]);
});

test("a kept file that is another one now, or gone, is told", async () => {
  const { issue, verify, folder } = await filed();
  const { archivo, comprobante } = await issue();
  const { sha256 } = comprobante.archivos[0];
  const kept = join(folder, "archivos", sha256.slice(0, 2), sha256);
  writeFileSync(kept, "otra cosa");
  const [code, verdict, said] = await verify(archivo.ruta);
  expect([code, verdict, said.archivos]).toEqual([1, "alterado", "evidencia.pdf"]);
  rmSync(kept);
  const [, without, told] = await verify(archivo.ruta);
  expect([without, told.archivos]).toEqual(["confirmado", "0/1"]);
});

test("elsewhere nobody confirms it, which is not success; what is no proof is refused", async () => {
  const { issue, cwd } = await filed();
  const { archivo } = await issue();
  const elsewhere = testFolder();
  const argv = ["ticket", "comprobante", "--verificar", archivo.ruta, "--json"];
  const { code, stdout } = await runMesa(argv, { folder: elsewhere });
  expect([code, parsed("ticket-comprobante", stdout)["resultado"]]).toEqual([3, "sin-confirmar"]);
  const evidence = "test/fixtures/solicitudes/adjuntos/ficha-tecnica.pdf";
  for (const path of [evidence, file, "test/fixtures/malos/texto.heic"]) {
    const wrong = await runMesa(["ticket", "comprobante", "--verificar", path, "--json"], {});
    expect([wrong.code, parsed("error", wrong.stderr)["error"].codigo]).toEqual([
      2,
      "comprobante-ilegible",
    ]);
  }
  const again = await runMesa(["ticket", "comprobante", "X", "--salida", archivo.ruta], { cwd });
  expect([again.code, again.stderr.includes("ya existe")]).toEqual([2, true]);
});

test("of a ticket from another machine it says what the desk tells, and no more", async () => {
  const { url, operator } = await testDesk();
  const now = new Date("2026-11-24T15:00:00Z");
  const machine = async () => {
    const [folder, cwd] = [testFolder(), testFolder()];
    await runMesa(["perfil", "crear", "lejos", "--url", url], { folder });
    return (...argv: readonly string[]) =>
      runMesa([...argv, "--perfil", "lejos", "--json"], {
        folder,
        cwd,
        now,
        env: { MESA_TOKEN: operator },
      });
  };
  const [here, there] = [await machine(), await machine()];
  const made = parsed(
    "incidente-crear",
    (await here("incidente", "crear", "--desde", file)).stdout,
  );
  const issued = await there("ticket", "comprobante", made["ticket"].numero);
  expect([issued.code, issued.stderr]).toEqual([0, ""]);
  const proof = parsed("ticket-comprobante", issued.stdout);
  expect(proof["comprobante"]).toMatchObject({
    fuente: "mesa",
    mesa: url,
    solicitud: null,
    anotado: null,
    archivos: [{ sha256: made["evidencia"].sha256 }],
  });
  const { ruta } = proof["archivo"];
  const checked = await there("ticket", "comprobante", "--verificar", ruta);
  expect([checked.code, parsed("ticket-comprobante", checked.stdout)["resultado"]]).toEqual([
    0,
    "confirmado",
  ]);
  // The sender's journal says the same.
  const byUs = await here("ticket", "comprobante", "--verificar", ruta);
  expect(byUs.code).toBe(0);
});

test("names in any script are shown, and what no font has is an advertencia", async () => {
  const [folder, cwd] = [testFolder(), testFolder()];
  const form = { ...JSON.parse(readFileSync(file, "utf8")), nombre: "ООО «Ромашка» مرحبا" };
  const capturas = form.capturas.map((one: { ruta: string }) => ({
    ...one,
    ruta: resolve("test/fixtures/solicitudes", one.ruta),
  }));
  writeFileSync(join(cwd, "f.json"), JSON.stringify({ ...form, capturas, adjuntos: [] }));
  const create = ["incidente", "crear", ...practice, "--desde", "f.json", "--json"];
  const made = await runMesa(create, { folder, cwd });
  const { numero } = JSON.parse(made.stdout).ticket;
  const argv = ["ticket", "comprobante", numero, ...practice];
  const issued = await runMesa([...argv, "--json"], { folder, cwd });
  const mensaje = `comprobante-${numero}.pdf no puede mostrar م ر ح ب ا; en su lugar lleva [?].`;
  expect(parsed("ticket-comprobante", issued.stdout)["advertencias"]).toEqual([
    { codigo: "documento-sin-fuente", mensaje },
  ]);
  const again = await runMesa([...argv, "--reemplazar"], { folder, cwd });
  expect(again.stderr).toContain(`! ${mensaje}`);
  const json = await runMesa([...argv, "--formato", "json", "--json"], { folder, cwd });
  expect(JSON.parse(json.stdout).advertencias).toEqual([]);
});
