import { expect, test } from "vitest";
import { describeBounce } from "../../../src/features/profile/bounce.view.ts";
import { loadTranslator } from "../../../src/i18n/load-translator.ts";

const translator = await loadTranslator("es");
const final = { words: "no", final: true, isOwnCopy: false };

/** What each status says, by a word that only its message has. */
test.each([
  ["5.1.1", /dirección de la mesa no existe/],
  ["5.1.2", /dirección de la mesa no existe/],
  ["5.1.3", /dirección de la mesa no existe/],
  ["5.1.6", /dirección de la mesa no existe/],
  ["5.1.7", /no acepta su dirección/],
  ["5.1.8", /no acepta su dirección/],
  ["5.2.2", /lleno/],
  ["5.2.3", /demasiado grande/],
  ["5.3.4", /demasiado grande/],
  ["5.7.1", /reglas/],
  ["5.7.26", /reglas/],
  ["5.7.999", /reglas/],
  ["5.4.4", /no se pudo llegar/],
  ["4.4.7", /no se pudo llegar/],
  ["5.6.0", /contenido/],
  ["5.0.0", /sin ser entregado/],
  ["", /sin ser entregado/],
])("a message that came back with %s", (status, words) => {
  const said = describeBounce({ ...final, status }, translator);
  expect(said).toMatch(words);
  expect(said).toContain(`«${`${status} no`.trim()}»`);
});

test("a copy for oneself, and a delay, say nothing of the desk", () => {
  const copy = describeBounce({ ...final, status: "5.2.2", isOwnCopy: true }, translator);
  expect(copy).toMatch(/^La copia para usted/);
  const late = describeBounce({ ...final, status: "4.4.7", final: false }, translator);
  expect(late).toMatch(/demora/);
  const bare = describeBounce({ ...final, status: "", words: "" }, translator);
  expect(bare).not.toMatch(/«/);
});
