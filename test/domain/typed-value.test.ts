import { expect, test } from "vitest";
import { formIds, deducedStates, ticketStates } from "../../src/domain/ticket.ts";
import { typedState, typedValue } from "../../src/domain/typed-value.ts";
import { preferenceChoices } from "../../src/ports/preferences.ts";
import { en } from "../../src/i18n/en.ts";
import { es } from "../../src/i18n/es.ts";
import { runMesa } from "../support/test-context.ts";

const states = [...ticketStates, ...deducedStates];

test.each(states)("the state %s can be typed as it is shown in either language", (state) => {
  for (const words of [es, en]) {
    const shown = words[`estado.${state}`];
    for (const typed of [shown, shown.toUpperCase(), shown.replaceAll(" ", "_")]) {
      expect(typedState(typed)).toBe(state);
    }
  }
  expect(typedState(state)).toBe(state);
});

test.each(formIds)("the form %s can be typed as it is shown", (form) => {
  for (const words of [es, en]) expect(typedValue(words[`tipo.${form}`], formIds)).toBe(form);
});

test("yes and no can be typed as they are shown", () => {
  for (const words of [es, en]) {
    expect(typedValue(words["pregunta.si"], ["si", "no"])).toBe("si");
    expect(typedValue(words["pregunta.no"], ["si", "no"])).toBe("no");
  }
});

test.each(Object.entries(preferenceChoices))(
  "values of the setting %s stay as they are",
  (_, list) => expect(list?.map((one) => typedValue(one, list))).toEqual(list),
);

test("a word of the desk's own is asked for as it was typed", () =>
  expect([
    typedState("Escalado a Quito"),
    typedState("enanalisis"),
    typedValue("quizás", ["si", "no"]),
  ]).toEqual(["Escalado a Quito", "enanalisis", undefined]));

test.each([
  ["es", "en análisis"],
  ["en", "under review"],
  ["en", "answered"],
])("in %s, a list takes «%s» without a warning", async (idioma, estado) => {
  const argv = ["ticket", "listar", "--perfil", "practica", "--estado", estado];
  const { code, stderr } = await runMesa([...argv, "--idioma", idioma]);
  expect([code, stderr.includes(estado)]).toEqual([0, false]);
});

test.each([
  ["si", "no", "falla"],
  ["yes", "no", "failure"],
  ["sí", "No", "falla"],
])("the guide takes %s, %s and %s", async (simple, written, need) => {
  const argv = ["guia", "--necesito", need, "--sencilla", simple, "--por-escrito", written];
  expect((await runMesa(argv)).code).toBe(0);
});

test("a setting is stored as the contract has it, however it was typed", async () => {
  const { stdout } = await runMesa(["config", "poner", "accesible", "yes", "--json"]);
  expect(stdout).toContain('"valor":"si"');
});
