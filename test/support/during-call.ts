import { expect } from "vitest";
import * as z from "zod";
import type { Call } from "../../src/app/call.ts";
import { defineCommand, type AnyCommand } from "../../src/app/command.ts";
import type { Input } from "../../src/app/input.ts";
import type { Program } from "../../src/app/run.ts";
import type { OptionSpec } from "../../src/forms/option-spec.ts";
import type { Profile } from "../../src/ports/profile-store.ts";
import { runMesa, type RunOptions } from "./test-context.ts";

/** The profile that is made where one is asked for. */
export const offered: Profile = {
  nombre: "nuevo",
  canal: "portal",
  url: "https://mesa.example",
  operador: {},
};

/** A program of one command, `ver`. */
export const programOf = (command: AnyCommand, offerProfile: Program["offerProfile"]): Program => ({
  commands: [
    {
      name: "ver",
      alias: "see",
      summary: "orden.ticket",
      examples: [],
      load: () => Promise.resolve(command),
    },
  ],
  home: ["ver"],
  offerProfile,
});

/** Runs one command that does this with its call; what it did outside, in its order, and how it ended. */
export async function during(
  use: (call: Call, done: string[], input: Input) => Promise<unknown>,
  options: RunOptions & {
    readonly words?: readonly string[];
    readonly options?: readonly OptionSpec[];
  } = {},
) {
  const done: string[] = [];
  const command = defineCommand({
    ...(options.options !== undefined && { options: options.options }),
    run: async (input, call) => await use(call, done, input),
    view: () => [],
    schema: () => Promise.resolve(z.object({})),
    json: () => ({}),
  });
  const program = programOf(command, async () => {
    done.push("offered");
    return await Promise.resolve(offered);
  });
  const { code, stderr } = await runMesa(["ver", ...(options.words ?? [])], {
    ...options,
    program,
  });
  // A wrong expectation within the command ends it so.
  expect([code === 70, stderr]).toEqual([false, stderr]);
  return { code, stderr, done };
}
