import { expect } from "vitest";
import { runMesa, testFolder } from "../../support/test-context.ts";
import { toRan, type Bench } from "./bench.ts";
import { journeys } from "./journeys.ts";

/** The practice desk runs in the same process: there is no network to fail. */
async function openPractice(): Promise<Bench> {
  const folder = testFolder();
  const env = { MESA_PERFIL: "practica" };
  const mesa = async (argv: readonly string[], later = 0) => {
    const now = new Date(new Date().getTime() + later * 1000);
    return toRan(await runMesa([...argv, "--json"], { folder, env, now }));
  };
  return await Promise.resolve({
    canal: "practica",
    folder,
    mesa,
    network: undefined,
    says: {},
    numberOf: ({ json }) => Promise.resolve(String(json.ticket.numero)),
    official: {
      async answer(numero, texto) {
        expect((await mesa(["practica", "responder", numero, "--texto", texto])).code).toBe(0);
      },
      async count(asunto) {
        const { tickets } = (await mesa(["practica", "bandeja"])).json;
        return tickets.filter((one: { asunto: string }) => one.asunto === asunto).length;
      },
    },
  });
}

journeys("practica", openPractice);
