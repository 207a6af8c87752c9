import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { program } from "../../src/compose/program.ts";
import { errorCodes } from "../../src/errors/error-codes.ts";
import { metadataKinds } from "../../src/domain/evidence.ts";
import { exitCodes } from "../../src/errors/exit-codes.ts";
import { en } from "../../src/i18n/en.ts";
import { es } from "../../src/i18n/es.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import { languages } from "../../src/i18n/translator.ts";

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)[:}]/g)].map(([, name = ""]) => name).toSorted();
const keys = Object.keys(es);
const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.includes("i18n"))
  .map((name) => readFileSync(`src/${name}`, "utf8"));

test("both languages have the same messages with the same placeholders", () => {
  const shape = (words: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(words).map(([key, text]) => [key, placeholders(text)]));
  expect(shape(en)).toEqual(shape(es));
});

test.each(["es", "en"] as const)("a count and its noun agree in %s", async (language) => {
  const { t } = await loadTranslator(language);
  const lines = [1, 2].map((numero) => t("recibo.capturas", { numero }));
  expect(lines).toEqual(
    language === "es" ? ["1 captura", "2 capturas"] : ["1 screenshot", "2 screenshots"],
  );
  const words = Object.values(language === "es" ? es : en);
  expect(words.filter((text) => /\w\(e?s\)/.test(text))).toEqual([]);
});

test("a command in a message names the profile of the command line, where it depends on one", async () => {
  const { t, find } = await loadTranslator("es", { perfil: "practica" });
  expect(t("error.ticket-no-existe.sugerencia")).toBe(
    "Vea los suyos con «mesa ticket listar --perfil practica».",
  );
  expect(find("error.sin-sesion.sugerencia", { perfil: "otro" })).toContain(
    "«mesa sesion iniciar --perfil otro»",
  );
  expect(t("borrador.continuar", { borrador: "abc234" })).toBe(
    "Continúe con «mesa borrador continuar abc234».",
  );
  const english = await loadTranslator("en", { perfil: "practica" });
  expect(english.t("error.ticket-terminado.sugerencia", { numero: "MS-1" })).toContain(
    "“mesa incident create --perfil practica”",
  );
});

test.each(languages)(
  "commands in messages begin as the program was called, and what a message is filled with stays: %s",
  async (language) => {
    const { t, find } = await loadTranslator(language, { perfil: "taller", program: "npx mesa" });
    const [open, close] = language === "es" ? ["«", "»"] : ["“", "”"];
    const list = language === "es" ? "ticket listar" : "ticket list";
    expect(t("error.ticket-no-existe.sugerencia")).toContain(
      `${open}npx mesa ${list} --perfil taller${close}`,
    );
    expect(t("ayuda.mas")).toMatch(/: npx mesa \w+ \w+$/);
    expect(t("diagnostico.remedio", { remedio: "mesa iniciar" })).toContain("npx mesa iniciar");
    expect(
      find("error.no-existe.sugerencia", { nombre: "x", orden: "mesa perfil listar" }),
    ).toMatch(/npx mesa perfil listar/);
    const ticket = `${open}mesa de trabajo${close}`;
    expect(t("repetida.confirmar", { ticket, fecha: "mesa ticket" })).not.toContain("npx");
    const words = new Set(program.commands.flatMap(({ name, alias }) => [name, alias]));
    const named = Object.keys(es).flatMap((key) =>
      [...(find(key) ?? "").matchAll(/npx mesa ([a-z]+)/g)].map(([, word = ""]) => word),
    );
    expect(named.filter((word) => !words.has(word))).toEqual([]);
    expect(named.length).toBeGreaterThan(100);
  },
);

test("every error code has its words and its next step, every exit code its meaning", () => {
  const wanted = [
    ...Object.keys(errorCodes).flatMap((code) => [`error.${code}`, `error.${code}.sugerencia`]),
    ...Object.values(exitCodes).map((code) => `salida.${code}`),
  ];
  expect(wanted.filter((key) => !keys.includes(key))).toEqual([]);
});

test("every kind of metadata has its name", () =>
  expect(keys.filter((key) => key.startsWith("metadato."))).toEqual(
    metadataKinds.map((kind) => `metadato.${kind}`),
  ));

test("every problem and every piece of advice that the code can raise has its words", () => {
  const raised = sources.flatMap((text) =>
    [
      ...text.matchAll(
        /(?:code|trouble|warning): "([a-z][\w-]+)"|refuse\("([\w-]+)"|say\("([\w-]+)"|return "(archivo-[\w-]+)"/g,
      ),
    ].map((match) => match[1] ?? match[2] ?? match[3] ?? match[4] ?? ""),
  );
  const known = new Set(
    keys
      .filter((key) => /^(problema|advertencia)\./.test(key))
      .map((key) => key.replace(/^\w+\./, "")),
  );
  const desks = new Set([
    "custom",
    "archivo-falta",
    "archivo-distinto",
    "archivo-tipo",
    "archivo-nombre",
  ]);
  expect(raised.filter((code) => !known.has(code) && !desks.has(code))).toEqual([]);
});

test("every message is used", () => {
  const code = sources.join("\n");
  const dynamic =
    /^(marcador|error|salida|salida-breve|grupo|problema|remedio|advertencia|demo|estado|resultado|esperar|tipo|campo|formulario|origen|frase|secreto|entorno|canal|capacidad|diagnostico|registro|elegir-canal|elegir-acceso|fallas|comprobante|datos|causa|esperado|lugar|metadato|confirmado|importar|accion|inicio)\./;
  expect(keys.filter((key) => !dynamic.test(key) && !code.includes(`"${key}"`))).toEqual([]);
});

test("every command has a summary, an English word and two examples", () => {
  const commands = program.commands.flatMap((node) =>
    "commands" in node ? node.commands : [node],
  );
  for (const command of commands) {
    expect([command.name, command.examples.length, keys.includes(command.summary)]).toEqual([
      command.name,
      2,
      true,
    ]);
  }
  expect(commands.length).toBeGreaterThan(38);
});
