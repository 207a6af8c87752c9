import { expect, test } from "vitest";
import { ciKey, currentEpisode } from "../../../src/features/ci/ci-key.ts";
import { testTicket } from "../../support/intent.ts";

const signal = new AbortController().signal;

test.each([
  [0, "registrado", 1],
  [1, "anulado", 2],
  [1, "registrado", 1],
  [2, "anulado", 3],
  [3, "anulado", 4],
  [4, "atendido", 4],
  [7, "anulado", 8],
  [100, "anulado", 101],
] as const)("after %i tickets, the last one %s, the key is number %i", async (count, last, key) => {
  const asked: number[] = [];
  const channel = {
    findByKey(clave: string) {
      const episode = Number(clave.split("-").at(-1));
      // Only keys that a job could have used are asked for.
      expect(clave).toBe(ciKey("abc", Math.trunc(episode)));
      asked.push(episode);
      const estado = episode === count ? last : "anulado";
      const ticket = { ...testTicket, numero: `T-${episode}`, estado };
      return Promise.resolve(episode <= count ? ticket : undefined);
    },
  };
  const { clave, open } = await currentEpisode("abc", channel, signal);
  expect([clave, open?.numero]).toEqual([
    ciKey("abc", key),
    key === count ? `T-${count}` : undefined,
  ]);
  // Found by doubling and halving: never more than twice the number of its binary digits.
  expect(asked.length).toBeLessThanOrEqual(2 * (count + 1).toString(2).length);
});
