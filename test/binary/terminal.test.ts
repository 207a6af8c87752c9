import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { openTerminal, type PseudoTerminal } from "../support/pseudo-terminal.ts";
import { seedDesk } from "../support/seeded-desk.ts";
import { testFolder } from "../support/test-context.ts";

const windows = process.platform === "win32";
const signIn = ["sesion", "iniciar", "--perfil", "practica"];
const down = "\u001b[B";
const interrupt = "\u0003";

describe.runIf(!windows)("on a terminal", () => {
  test("a person signs in by answering; the password is not shown", async () => {
    const terminal = openTerminal(signIn, { folder: testFolder() });
    await terminal.question("RUC (vacío si es usuario general)");
    terminal.type("0999999999001\r");
    await terminal.question("ID de usuario");
    terminal.type("OPERADOR\r");
    await terminal.question("Contraseña");
    terminal.type("Practica-2026\r");
    expect(await terminal.end()).toBe(0);
    expect(terminal.everything()).toContain("PRÁCTICA · nada sale de este equipo");
    expect(terminal.everything()).toContain("Operador de práctica");
    expect(terminal.bytes()).not.toContain("Practica-2026");
  });

  test("what is typed before the first question stands in it; Ctrl-C at one ends with 130 and a word, not a stack", async () => {
    const terminal = openTerminal(signIn, { folder: testFolder() });
    terminal.type("0999999999001\r");
    await terminal.question("ID de usuario");
    expect(terminal.everything()).toContain("general): 0999999999001");
    terminal.type(interrupt);
    expect(await terminal.end()).toBe(130);
    expect(terminal.everything()).toContain("Interrumpido.");
    expect(terminal.everything()).not.toContain("    at ");
  });

  test("a spinner keeps to NO_COLOR too", async () => {
    const argv = ["novedades", "--perfil", "practica"];
    const terminal = openTerminal(argv, { folder: testFolder(), env: { NO_COLOR: "1" } });
    expect(await terminal.end()).toBe(0);
    expect(terminal.bytes()).toMatch(/[⠋⠙⠹⠸]/);
    // eslint-disable-next-line no-control-regex
    expect(terminal.bytes()).not.toMatch(/\u001b\[[\d;]*m/);
  });
});

/** `viernes 20 de noviembre de 2026`, `Friday 20 November 2026` */
const anyDay = /(?:\p{Ll}+|[A-Z]\p{Ll}+day) \d{1,2} (?:de )?\p{L}+ (?:de )?\d{4}\b/gu;

/** What differs from run to run, by something as wide. */
function steady(screen: string): string {
  return screen
    .replace(/\d{4}-\d{2}-\d{2}/g, "AAAA-MM-DD")
    .replace(/MS-\d{4}-/g, "MS-AAAA-")
    .replace(/\d{2}:\d{2}:\d{2}/g, "hh:mm:ss")
    .replace(/AAAA-MM-DD \d{2}:\d{2}(?!:)/g, "AAAA-MM-DD hh:mm")
    .replaceAll(/· \d+ kB/g, "· NN kB")
    .replace(anyDay, (day) => (/ de /.test(day) ? "DÍA DE MES DE AÑO" : "DAY MONTH YEAR"))
    .replace(/(DE AÑO|YEAR), \d{2}:\d{2}/g, "$1, hh:mm")
    .replace(/\b(borrador|continuar|continue|draft)(\s+)[a-z0-9]{6}\b/g, "$1$2xxxxxx");
}

/** The screens of one journey, one under the other. */
class Album {
  readonly #pages: string[] = [];

  keep(title: string, screen: string): void {
    this.#pages.push(`── ${title} ──\n\n${steady(screen)}`);
  }

  text(): string {
    return `${this.#pages.join("\n\n")}\n`;
  }
}

/**
 * Answers one question after the other; a third word is what its screen is called. Keys with tabs
 * are: what is searched for, the choice it leads to (and, after `…`, the list's last one), what is
 * typed then.
 */
type Answered = readonly [question: string, keys: string, kept?: string];

async function answerAll(terminal: PseudoTerminal, album: Album, all: readonly Answered[]) {
  for (const [question, keys, kept] of all) {
    let screen = await terminal.question(question);
    // A list is searched while one types: Enter is for what was found.
    const [words = "", ...rest] = keys.split("\t");
    terminal.type(words);
    if (rest.length > 0) {
      const [found = "", then = ""] = rest;
      if (!words.startsWith("\u001b")) await terminal.question(words);
      const [first = "", last] = found.split("…");
      screen = await terminal.chosen(first, last);
      terminal.type(then);
    }
    if (kept !== undefined) album.keep(kept, screen);
  }
}

const account = "Al enviar la DAI aparece un error de firma; se esperaba que quedara enviada.";

const languages = {
  es: {
    offer: "¿Prepararlo ahora?",
    operator: "¿Escribir ahora",
    channel: ["¿Por qué canal", `${down.repeat(4)}\tPráctica\t\r`],
    typed: "«err»",
    captures: "4/7 Capturas",
    nowhere: ["zzz", "Nada coincide"],
    yesterday: "ayer\r",
    wrongTime: "no es una hora",
    kept: "Continúe donde quedó",
    review: "¿Qué desea hacer?",
    add: "Añadir",
    remember: "¿Recordar sus datos",
    which: ["¿Qué campo?", "tel\tTeléfono\t\r"],
    phone: "Teléfono",
  },
  en: {
    offer: "Set one up now?",
    operator: "Write the sender",
    channel: ["Which channel should", `${down.repeat(4)}\tPractice\t\r`],
    typed: "“err”",
    captures: "4/7 Screenshots",
    nowhere: ["zzz", "Nothing matches"],
    yesterday: "yesterday\r",
    wrongTime: "is not a time",
    kept: "Continue it with",
    review: "What would you like to do?",
    add: "Add",
    remember: "Remember your details",
    which: ["Which field?", "pho\tPhone\t\r"],
    phone: "Phone",
  },
} as const;

const journeys = [
  { idioma: "es", columns: 80, rows: 24 },
  { idioma: "es", columns: 60, rows: 24 },
  { idioma: "en", columns: 80, rows: 24 },
] as const;

test.runIf(!windows).each(journeys)(
  "from empty settings to a ticket, with a slip, a Ctrl-C and a resume ($idioma, $columns × $rows)",
  async ({ idioma, columns, rows }) => {
    const say = languages[idioma];
    const folder = testFolder();
    seedDesk(folder);
    cpSync("test/fixtures/capturas/01-dai-error-1366x768-oscuro.png", join(folder, "error.png"));
    const album = new Album();
    const options = { folder, columns, rows, env: { MESA_IDIOMA: idioma } };

    const first = openTerminal(["incidente", "crear"], options);
    await answerAll(first, album, [
      [say.offer, "\r"],
      [say.channel[0], say.channel[1], "The settings are empty: a profile is made"],
      [say.operator, "\r"],
      [
        "1/10",
        "dai\tDeclaración Aduanera de Importación - DAI…Enviar (firma electrónica)\t\r",
        "The screen is searched for",
      ],
      ["2/10", say.yesterday],
      ["3/10", "25:99\r"],
    ]);
    await first.shows(say.wrongTime);
    await answerAll(first, album, [["3/10", "10:32\r", "A slip is explained"]]);
    await first.question("4/10");
    first.type(interrupt);
    expect(await first.end()).toBe(130);
    album.keep("Ctrl-C keeps what was typed", first.screen());
    expect(first.everything()).toContain(say.kept);

    const [draft = ""] = /(?<=(?:continuar|continue) )[a-z0-9]{6}/.exec(first.everything()) ?? [];
    const second = openTerminal(["borrador", "continuar", draft], options);
    await answerAll(second, album, [["1/7", say.nowhere[0]]]);
    await second.shows(say.nowhere[1]);
    album.keep("A list takes nothing that it does not have", second.screen());
    second.type("\r\u0015");
    await answerAll(second, album, [
      ["1/7", "guayaquil m\t028…028\t\r", "Another day it goes on at the first open question"],
      ["2/7", "agente\tAgente\t\r"],
      ["3/7", `${account}\r`, "What happened, in a line"],
      [
        say.captures,
        `err\terror.png…${say.typed}\t\r`,
        "The capture is found by its first letters",
      ],
      ["5/7", "0999999999001\r"],
      ["6/7", "Agencia Uno\r"],
      ["7/7", "operaciones@agencia.example\r"],
      [say.review, `${down}\t${say.add}\t\r`, "All of it, before it is sent"],
      [say.which[0], say.which[1]],
      [say.phone, "0991234567\r"],
      [say.review, "\r"],
      [say.remember, "\r"],
    ]);
    expect(await second.end()).toBe(0);
    album.keep("It is registered", second.screen());
    expect(second.everything()).toContain("0991234567");
    expect([...first.overflowing(), ...second.overflowing()]).toEqual([]);
    const name = `pantallas/incidente-${idioma}-${columns}x${rows}.txt`;
    await expect(album.text()).toMatchFileSnapshot(name);
  },
);

test.runIf(!windows).each([
  ["Esc", {}],
  ["<", { MESA_ACCESIBLE: "1" }],
])("Ctrl-C before the first question has the keyboard ends it; %s goes back", async (key, env) => {
  const create = ["incidente", "crear", "--perfil", "practica"];
  const terminal = openTerminal(create, { folder: testFolder(), env });
  await terminal.shows(`${key} vuelve a la pregunta anterior`);
  terminal.type("\u0003");
  expect(await terminal.end()).toBe(130);
  expect(terminal.screen()).toContain("\n✗ Interrumpido.");
});

describe.runIf(!windows)("for a screen reader", () => {
  test("questions are plain numbered lines, and nothing is drawn twice", async () => {
    const folder = testFolder();
    const env = { MESA_ACCESIBLE: "1" };
    const terminal = openTerminal([...signIn, "--ruc", "0999999999001"], { folder, env });
    await terminal.shows("ID de usuario:");
    terminal.type("OPERADOR\r");
    await terminal.shows("Contraseña:");
    terminal.type("Practica-2026\r");
    expect(await terminal.end()).toBe(0);
    const file = resolve("test/fixtures/solicitudes/incidente-mti-placa.json");
    const send = ["incidente", "crear", "--perfil", "practica", "--desde", file];
    const review = openTerminal(send, { folder, env });
    await review.shows("¿Qué desea hacer?");
    await review.shows("1. Enviar");
    review.type("1\r");
    expect(await review.end()).toBe(0);
    expect(review.everything()).toMatch(/MS-\d{4}-000001/);
    expect(review.overflowing()).toEqual([]);
    for (const bytes of [terminal.bytes(), review.bytes()]) {
      expect(bytes).not.toContain("Practica-2026");
      // Neither the cursor moved up nor a spinner's frames.
      expect(bytes).not.toMatch(/\u001b\[\d*A|[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/);
    }
  });
});

describe.runIf(!windows)("a long answer", () => {
  const long = ["catalogo", "pantallas"];

  test("goes through the pager that was asked for, and only when it does not fit", async () => {
    const folder = testFolder();
    const env = { MESA_PAGINADOR: "sed s/^/pagina:/" };
    const paged = openTerminal(long, { folder, env });
    expect(await paged.end()).toBe(0);
    expect(paged.everything()).toContain("pagina:");
    const short = openTerminal(["catalogo", "motivos", "arancel"], { folder, env });
    expect(await short.end()).toBe(0);
    expect(short.everything()).not.toContain("pagina:");
  });

  test("is printed where there is no pager, or none is wanted", async () => {
    for (const pager of ["no", "no-hay-tal-paginador"]) {
      const env = { MESA_PAGINADOR: pager };
      const terminal = openTerminal(long, { folder: testFolder(), env });
      expect(await terminal.end()).toBe(0);
      expect(terminal.everything()).toContain("Ninguna fuente pública lo confirma");
    }
  });
});
