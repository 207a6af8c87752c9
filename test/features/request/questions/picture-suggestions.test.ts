import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSuggestions } from "../../../../src/features/request/questions/picture-suggestions.call.ts";
import type { FormId } from "../../../../src/domain/ticket.ts";
import type { PageLine, ReadImage } from "../../../../src/ports/image-reader.ts";
import { during } from "../../../support/during-call.ts";
import { testFolder } from "../../../support/test-context.ts";

const line = (text: string, top: number): PageLine => ({
  text,
  left: 500,
  top,
  right: 500 + text.length * 12,
  bottom: top + 25,
  words: [],
});
const box = { left: 1200, top: 700, right: 1360, bottom: 760 };
const empty: ReadImage = {
  look: { edges: 0.05, grid: [] },
  clock: undefined,
  moments: [],
  lines: [],
};

function read(time: string | undefined, ...lines: readonly string[]): ReadImage {
  return {
    ...empty,
    ...(time !== undefined && {
      clock: { day: "2026-11-19", time, halfDay: false, certainty: "sure", box },
    }),
    lines: lines.map((text, at) => line(text, 400 + 30 * at)),
  };
}

const path =
  "Trámites Operativos > 1.1 Elaboración de e-Doc. Operativo > 1.1.1 Documentos electrónicos > Despacho > Declaración Aduanera de Importación";
const message = ["Mensaje del sistema", "Error: Send failed", "Vuelva a intentarlo."];
const fields = ["pantalla", "fecha", "hora", "mensaje_error", "tramite"] as const;

interface Case {
  readonly form?: FormId;
  readonly answers?: Readonly<Record<string, unknown>>;
  /** What each capture shows; undefined: it can't be read. */
  readonly shows: readonly (ReadImage | undefined)[];
}

/** What is suggested for each field, how many captures were read, and what was said of it. */
async function suggested({ form = "incidente", answers = {}, shows }: Case) {
  const folder = testFolder();
  const capturas = shows.map((_one, at) => {
    const name = `${at + 1}.png`;
    cpSync("test/fixtures/capturas/01-dai-error-1366x768-oscuro.png", join(folder, name));
    return join(folder, name);
  });
  const left = [...shows];
  const found: unknown[] = [];
  const { stderr } = await during(
    async (call) => {
      const suggestions = openSuggestions(form, call);
      const given = { ...answers, capturas };
      await suggestions.read(given);
      for (const field of fields) {
        const one = suggestions.of(field, given);
        if (one === undefined) continue;
        const value = field === "pantalla" ? one.value.replace(/^.*> /, "") : one.value;
        found.push([field, value, one.rivals.length, one.lines.map((said) => said.trim())]);
      }
      found.push(await suggestions.available());
    },
    {
      folder,
      imageReader: {
        read: async ({ whole }) => {
          expect(whole).toBe(true);
          return await Promise.resolve(left.shift());
        },
      },
    },
  );
  return { found, unread: left.length, stderr: stderr.trim() };
}

const page = read("09:15", path, "028-2026-10-00123456 y 028-2026-10-00123457");
const error = read("10:30", ...message, "055-2026-10-00000001");

test("of three captures the first that shows a thing tells it, and the one with the error its time", async () => {
  expect(await suggested({ shows: [read("08:00"), page, error, page] })).toMatchInlineSnapshot(`
    {
      "found": [
        [
          "pantalla",
          "Declaración Aduanera de Importación - DAI",
          2,
          [
            "Leído en la captura 2: Trámites Operativos > 1.1 Elaboración de e-Doc. Operativo > 1.1.1 Documentos Electrónicos > Despacho > Declaración Aduanera de Importación - DAI (98 %)",
            "o bien: Trámites Operativos > 1.1 Elaboración de e-Doc. Operativo > 1.1.1 Documentos Electrónicos > Despacho > Declaración Aduanera de Exportación - DAE (91 %)",
            "o bien: Trámites Operativos > 1.1 Elaboración de e-Doc. Operativo > 1.1.1 Documentos Electrónicos > Despacho > Declaración Aduanera Simplificada - DAS (82 %)",
          ],
        ],
        [
          "fecha",
          "2026-11-19 10:30",
          0,
          [
            "Leído en la captura 3: 2026-11-19 10:30",
          ],
        ],
        [
          "mensaje_error",
          "Error: Send failed Vuelva a intentarlo. 055-2026-10-00000001",
          0,
          [
            "Leído en la captura 3: Error: Send failed Vuelva a intentarlo. 055-2026-10-00000001",
          ],
        ],
        [
          "tramite",
          "028-2026-10-00123456",
          0,
          [
            "Leído en la captura 2: 028-2026-10-00123456",
          ],
        ],
        true,
      ],
      "stderr": "En las capturas se lee además, para «Añadir»: Mensaje de error, Declaración, entrega o manifiesto",
      "unread": 1,
    }
  `);
});

test("the hour alone is suggested for the day that was read", async () => {
  expect(await suggested({ answers: { fecha: "2026-11-19" }, shows: [undefined, page] }))
    .toMatchInlineSnapshot(`
    {
      "found": [
        [
          "pantalla",
          "Declaración Aduanera de Importación - DAI",
          2,
          [
            "Leído en la captura 2: Trámites Operativos > 1.1 Elaboración de e-Doc. Operativo > 1.1.1 Documentos Electrónicos > Despacho > Declaración Aduanera de Importación - DAI (98 %)",
            "o bien: Trámites Operativos > 1.1 Elaboración de e-Doc. Operativo > 1.1.1 Documentos Electrónicos > Despacho > Declaración Aduanera de Exportación - DAE (91 %)",
            "o bien: Trámites Operativos > 1.1 Elaboración de e-Doc. Operativo > 1.1.1 Documentos Electrónicos > Despacho > Declaración Aduanera Simplificada - DAS (82 %)",
          ],
        ],
        [
          "hora",
          "09:15",
          0,
          [
            "Leído en la captura 2: 09:15",
          ],
        ],
        [
          "tramite",
          "028-2026-10-00123456",
          0,
          [
            "Leído en la captura 2: 028-2026-10-00123456",
          ],
        ],
        true,
      ],
      "stderr": "En las capturas se lee además, para «Añadir»: Declaración, entrega o manifiesto",
      "unread": 0,
    }
  `);
  expect(await suggested({ answers: { fecha: "2026-11-18" }, shows: [undefined, read("10:30")] }))
    .toMatchInlineSnapshot(`
    {
      "found": [
        true,
      ],
      "stderr": "",
      "unread": 0,
    }
  `);
  expect(await suggested({ answers: { hora: "10:00" }, shows: [read("10:30"), read("11:30")] }))
    .toMatchInlineSnapshot(`
    {
      "found": [
        [
          "fecha",
          "2026-11-19",
          0,
          [
            "Leído en la captura 1: 2026-11-19",
          ],
        ],
        true,
      ],
      "stderr": "",
      "unread": 0,
    }
  `);
});

test("what is answered is left alone, and nothing is read where all is answered", async () => {
  const answers = { pantalla: "x", fecha: "2026-11-19", hora: "10:00", mensaje_error: "x" };
  expect(await suggested({ answers, shows: [error] })).toMatchInlineSnapshot(`
    {
      "found": [
        [
          "tramite",
          "055-2026-10-00000001",
          0,
          [
            "Leído en la captura 1: 055-2026-10-00000001",
          ],
        ],
        true,
      ],
      "stderr": "En las capturas se lee además, para «Añadir»: Declaración, entrega o manifiesto",
      "unread": 0,
    }
  `);
  expect(await suggested({ answers: { ...answers, tramite: "x" }, shows: [error] }))
    .toMatchInlineSnapshot(`
    {
      "found": [
        true,
      ],
      "stderr": "",
      "unread": 1,
    }
  `);
});

test("a consultation has no suggestions", async () => {
  expect(await suggested({ form: "consulta", shows: [error] })).toMatchInlineSnapshot(`
    {
      "found": [
        false,
      ],
      "stderr": "",
      "unread": 1,
    }
  `);
});
