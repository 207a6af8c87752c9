import { describe, expect, test } from "vitest";
import { findNumber, nearestNumber } from "../../../src/domain/find-number.ts";
import { followedDesk } from "../../support/followed-desk.ts";

const known = [
  ["MS-2026-000001", 2026],
  ["MS-2026-000012", 2026],
  ["INC-2026-12", 2026],
  ["MS-2025-000001", 2025],
  ["MS-2025-000007", 2025],
  ["MS-2024-000003", 2024],
  ["345", 2026],
].map(([numero, year]) => ({
  numero: String(numero),
  asunto: "",
  creado: `${year}-06-01T12:00:00Z`,
}));
const now = new Date("2026-11-30T12:00:00Z");

describe("a short number", () => {
  test.each([
    ["1", false, "MS-2026-000001"],
    ["001", false, "MS-2026-000001"],
    ["7", false, "MS-2025-000007"],
    ["3", false, "unknown"],
    ["12", false, "MS-2026-000012 INC-2026-12"],
    ["345", false, "unknown"],
    ["MS-2026-000012", false, "unknown"],
    ["99", false, "unknown"],
    ["1", true, "MS-2026-000001 MS-2025-000001"],
    ["7", true, "MS-2025-000007"],
    ["12", true, "MS-2026-000012 INC-2026-12"],
  ] as const)("%s (strict: %s) is %s", (given, strict, expected) => {
    const found = findNumber(given, known, { now, strict });
    if (found.kind === "ambiguous") {
      expect(found.candidates.map(({ numero }) => numero).join(" ")).toBe(expected);
    } else expect(found.kind === "found" ? found.numero : found.kind).toBe(expected);
  });
});

test.each([
  ["MS-2026-00001", "MS-2026-000001"],
  ["ms2026-1", "MS-2026-000001"],
  ["3", "MS-2024-000003"],
  ["MS-2026-000021", "MS-2026-000001"],
  ["otra cosa", undefined],
])("for %s, which the desk does not have, %s is suggested", (given, expected) => {
  expect(nearestNumber(given, known)).toBe(expected);
});

const plain = { interactive: true, env: { NO_COLOR: "1" } };

describe("a ticket is named", () => {
  test("by its last digits, and a number nearly right gets a suggestion", async () => {
    const { mesa, create } = await followedDesk();
    const numero = await create("consulta", "k");
    const shown = await mesa(["ticket", "ver", "1", "--json"]);
    expect(shown.json.ticket.numero).toBe(numero);
    expect((await mesa(["ticket", "ver", "1"])).stderr).toBe(`  1 → ${numero}\n`);
    const wrong = numero.replace("0000", "00");
    const missed = await mesa(["ticket", "ver", wrong]);
    expect(missed.code).toBe(3);
    expect(missed.stderr).toContain(`${wrong}: ¿quiso decir «${numero}»?`);
    const reached = await mesa(["ticket", "esperar", "1", "--hasta", "registrado", "--json"]);
    expect(reached.json.tickets).toMatchObject([{ numero }]);
  });

  test("by choosing it on a terminal, those that can be agreed with first; off one it is missing", async () => {
    const { mesa, create, official } = await followedDesk();
    const none = await mesa(["ticket", "ver"], { interactive: true });
    expect([none.code, none.stderr]).toEqual([3, expect.stringContaining("Aún no tiene tickets")]);
    const answered = await create("consulta", "a");
    const waiting = await create("incidente", "b");
    await official(answered, "respuestas", { texto: "Sí procede." });
    const shown = await mesa(["ticket", "ver"], {
      interactive: true,
      answers: ["declaracion", "salir"],
    });
    expect(shown.stdout).toContain(waiting);
    const agreed = await mesa(["ticket", "conforme"], { ...plain, answers: ["", true] });
    expect(agreed.stdout).toContain(`${answered} → conforme`);
    const off = await mesa(["ticket", "conforme"]);
    expect([off.code, off.stderr]).toEqual([2, expect.stringContaining("NÚMERO")]);
  });

  test("by no more than what is certain where nobody is asked", async () => {
    let now = new Date("2025-12-20T15:00:00Z");
    const { mesa, create, official } = await followedDesk({ clock: () => now });
    const old = await create("consulta", "a");
    await official(old, "respuestas", { texto: "Sí procede." });
    now = new Date("2026-01-10T15:00:00Z");
    const refused = await mesa(["ticket", "conforme", "1", "--si", "--json"]);
    expect(refused.json.error).toMatchObject({
      codigo: "numero-ambiguo",
      detalles: [{ campo: old }],
    });
    const asked = await mesa(["ticket", "conforme", "1"], { interactive: true, answers: [true] });
    expect([asked.code, asked.stdout]).toEqual([0, expect.stringContaining(old)]);
  });
});
