import { describe, expect, test } from "vitest";
import { rtProfileForm } from "../../src/channels/request-tracker/profile-form.ts";
import type { LookUpTools } from "../../src/forms/channel-profile.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";

const translator = await loadTranslator("es");
const fieldNames = ["ID de solicitud", "Pantalla", "Otra cosa"];

/** A desk with these queues; one answer for each question, if somebody can be asked. */
function toolsFor(
  queues: readonly string[],
  answers?: readonly (string | boolean)[],
  said: unknown[] = [],
  fields: readonly string[] = fieldNames,
): LookUpTools {
  const left = [...(answers ?? [])];
  return {
    translator,
    asks: answers !== undefined,
    prompter: {
      choose(question, choices) {
        said.push([question, ...choices.map(({ value, name }) => `${value}: ${name}`)]);
        return Promise.resolve(String(left.shift()));
      },
      confirm(...question) {
        said.push(question);
        return Promise.resolve(left.shift() === true);
      },
    },
    note: (line) => void said.push(line),
    neutralize: (text) => `‹${text}›`,
    absolute: (path) => path,
    signal: new AbortController().signal,
    findMailServers: () => Promise.reject(new Error("a Request Tracker has no mail servers")),
    withQueues: (_settings, look) =>
      look(
        {
          queues: () =>
            Promise.resolve(
              queues.map((nombre) => ({ nombre, descripcion: nombre === "Otra" ? "la otra" : "" })),
            ),
          fields: () => Promise.resolve(fields),
        },
        "operador",
      ),
  };
}

describe("what flags leave open of a profile for Request Tracker", () => {
  test("is read from the desk: its only queue, the fields' uses, who signed in", async () => {
    const answers = { canal: "rt", campo: ["motivo=Otra cosa"] };
    expect(await rtProfileForm.lookUp(answers, toolsFor(["Mesa"]))).toEqual({
      canal: "rt",
      cola: "Mesa",
      campo_clave: "ID de solicitud",
      solicitante: "operador",
      campo: ["pantalla=Pantalla", "motivo=Otra cosa"],
      usuario: "operador",
    });
  });

  test("is chosen and changed by whoever does not agree with the proposal", async () => {
    const tools = toolsFor(["Una", "Otra"], ["Otra", false, "", "clave", "asunto"]);
    expect(await rtProfileForm.lookUp({ solicitante: "yo" }, tools)).toMatchObject({
      cola: "Otra",
      campo_clave: "Pantalla",
      solicitante: "yo",
      campo: ["asunto=Otra cosa"],
    });
  });

  test("is an error where there are several queues and nobody can choose", async () => {
    const tools = toolsFor(["Una", "Otra"]);
    await expect(rtProfileForm.lookUp({}, tools)).rejects.toMatchObject({ code: "sin-terminal" });
  });

  test("is nothing where all is given: the desk is not asked", async () => {
    const given = { cola: "Mesa", campo_clave: "Clave", solicitante: "yo" };
    expect(await rtProfileForm.lookUp(given, toolsFor([]))).toBe(given);
  });

  test("is shown and asked for in the desk's own words, which are neutralised", async () => {
    const said: unknown[] = [];
    const tools = toolsFor(["Una", "Otra"], ["Otra", true], said);
    expect(await rtProfileForm.lookUp({ solicitante: "yo" }, tools)).toMatchObject({
      cola: "Otra",
      campo_clave: "ID de solicitud",
      campo: ["pantalla=Pantalla"],
    });
    expect(said).toEqual([
      [{ message: "Cola" }, "Una: ‹Una›", "Otra: ‹Otra: la otra›"],
      expect.stringContaining("‹Otra›"),
      "  pantalla → ‹Pantalla›",
      "  clave → ‹ID de solicitud›",
      [translator.t("rt.de-acuerdo"), true],
    ]);
  });

  test("says which queue has no field for the key, whoever is asked", async () => {
    const answers = { cola: "Mesa", campo: [] };
    const keyless = { params: { cola: "Mesa" }, code: "cola-sin-clave" };
    for (const asked of [undefined, [true, "asunto"], [false, ""]]) {
      const tools = toolsFor([], asked, [], ["Otra cosa"]);
      await expect(rtProfileForm.lookUp(answers, tools)).rejects.toMatchObject(keyless);
    }
  });
});
