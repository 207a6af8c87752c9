import { expect } from "vitest";
import { runMesa, testFolder, type RunOptions } from "../../support/test-context.ts";
import { scriptedTracker, trackerToken } from "../../support/scripted-tracker.ts";
import { toRan } from "./bench.ts";
import { journeys } from "./journeys.ts";

journeys("rt", async () => {
  const tracker = await scriptedTracker();
  const folder = testFolder();
  const run = (argv: readonly string[], options: RunOptions = {}) =>
    runMesa([...argv, "--json"], { folder, env: { MESA_TOKEN: trackerToken }, ...options });
  const made = await run([
    "perfil",
    "crear",
    "rt",
    "--canal",
    "rt",
    "--url",
    tracker.url,
    "--cola",
    "Mesa de Servicios",
  ]);
  expect([made.code, made.stderr]).toEqual([0, ""]);
  return {
    canal: "rt",
    folder,
    mesa: async (argv, later = 0) =>
      toRan(await run(argv, { now: new Date(new Date().getTime() + later * 1000) })),
    network: undefined,
    says: {},
    numberOf: ({ json }) => Promise.resolve(String(json.ticket.numero)),
    official: {
      answer: tracker.answer,
      count: (asunto) =>
        Promise.resolve(tracker.tickets.filter(({ subject }) => subject.includes(asunto)).length),
    },
  };
});
