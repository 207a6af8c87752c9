import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../../src/i18n/en.ts";
import { es } from "../../src/i18n/es.ts";
import { runOnTerminal, type PseudoTerminal } from "../support/pseudo-terminal.ts";
import { seedDesk } from "../support/seeded-desk.ts";
import { testFolder } from "../support/test-context.ts";

const pages = { es: "README.md", en: "README.en.md" } as const;
const messages = { es, en } as const;
/** In whose name a request is sent. */
const behalf = { es: "a nombre de", en: "on behalf of" } as const;
/** From nothing to the first ticket. */
const maxAnswers = 10;

/** The commands of the README's first block that go to the practice desk, as they stand there. */
function practiceCommands(page: string): readonly string[] {
  const blocks = [...readFileSync(page, "utf8").matchAll(/```sh\n([^]*?)```/g)];
  const [block = ""] = blocks.flatMap(([, text = ""]) =>
    text.includes("--perfil practica") ? [text] : [],
  );
  return block.split("\n").filter((line) => line.includes("--perfil practica"));
}

const account = {
  es: "Al enviar la DAI aparece un error de firma; se esperaba que quedara enviada.",
  en: "Al enviar la DAI aparece un error de firma; se esperaba que quedara enviada.",
};

/** What a newcomer types at each question, in whatever order they come. */
const answers = {
  "campo.pantalla": "DAI\r",
  "campo.fecha": { es: "ayer 10h32\r", en: "yesterday 10:32\r" },
  "campo.distrito": "028\r",
  "campo.tipo_operador": "agente\r",
  "campo.descripcion": account,
  "campo.capturas": "ejemplos/capturas/1-tributos.png\r",
  "campo.identificacion": "0999999999001\r",
  "campo.nombre": "Agencia Uno\r",
  "campo.correo": "a@agencia.example\r",
  "revision.que-hacer": "\r",
} as const;

async function answerUntilTicket(terminal: PseudoTerminal, language: "es" | "en"): Promise<number> {
  let given = 0;
  for (const [key, typed] of Object.entries(answers)) {
    const words: Readonly<Record<string, string>> = messages[language];
    await terminal.question(words[key] ?? key);
    const keys = typeof typed === "string" ? typed : typed[language];
    const text = keys.replace(/\r$/, "");
    if (text !== "") {
      terminal.type(text);
      // A list is drawn for all of it before Enter takes its first choice; a long text wraps.
      await terminal.question(text.slice(0, 20));
    }
    terminal.type("\r");
    given += 1;
  }
  return given;
}

describe.runIf(process.platform !== "win32")("a newcomer in a fresh clone", () => {
  const runs = [
    ["es", 60],
    ["en", 80],
  ] as const;

  test.each(runs)(
    "comes with the README (%s, %d columns) to a ticket in ten answers",
    async (language, columns) => {
      const folder = testFolder();
      seedDesk(folder);
      const [given = "", asked = "", listed = ""] = practiceCommands(pages[language]);
      const type = (line: string) =>
        runOnTerminal("sh", ["-c", `cd "${resolve(".")}" && ${line}`], {
          folder,
          columns,
          // npm's own notice of a newer npm is as long as it likes.
          env: {
            MESA_IDIOMA: language,
            MESA_PAGINADOR: "no",
            npm_config_update_notifier: "false",
          },
        });
      const review = messages[language]["revision.que-hacer"];

      // npx takes longer than mesa itself: only one command is typed as it stands.
      const [short = "", shorter = "", shortest = ""] = [given, asked, listed].map((line) => {
        expect(line).toMatch(/^npx mesa /);
        return line.replace("npx mesa", "node bin/mesa.cjs");
      });
      const first = type(language === "es" ? given : short);
      await first.question(review);
      expect(first.everything().replace(/\s+/g, " ")).toContain(
        `${behalf[language]} Agencia de Ejemplo Cía. Ltda.`,
      );
      first.type("\r");
      await first.shows("MS-");
      expect(first.everything()).toMatch(/MS-\d{4}-000001/);
      expect(await first.end()).toBe(0);

      const second = type(shorter);
      const count = await answerUntilTicket(second, language);
      await second.shows("-000002");
      expect(count).toBeLessThanOrEqual(maxAnswers);
      // Asked below the receipt.
      const remember = messages[language]["recordar.pregunta"].split("«")[0]?.split("“")[0] ?? "";
      await second.question(remember.trim().slice(0, 12));
      second.type("\r");
      expect(await second.end()).toBe(0);

      const third = type(shortest);
      expect(await third.end()).toBe(0);
      expect(third.everything()).toMatch(/000002[^]*000001/);
      for (const one of [first, second, third]) expect(one.overflowing()).toEqual([]);
    },
  );
});
