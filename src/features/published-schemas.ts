import * as z from "zod";
import type { TreeNode } from "../app/command-entry.ts";
import { errorSchema } from "../view/error-schema.ts";

/** What `mesa --version --json` prints. */
const versionSchema = z.object({
  v: z.literal(1),
  version: z.string(),
  sistema: z.string().meta({ description: "linux, darwin, win32" }),
});

/**
 * One JSON Schema document (draft 2020-12) of what is printed with `--json`: a definition for each
 * command under its words with dashes, one for errors, and one for `--version`.
 */
export async function outputJsonSchema(
  commands: readonly TreeNode[],
): Promise<Record<string, unknown>> {
  const entries = commands.flatMap((node) =>
    "commands" in node
      ? node.commands.map((entry) => ({ name: `${node.name}-${entry.name}`, entry }))
      : [{ name: node.name, entry: node }],
  );
  const definitions = await Promise.all(
    entries.map(async ({ name, entry }) => {
      const { schema } = await entry.load();
      return [name, definition(await schema())] as const;
    }),
  );
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "mesa --json",
    $defs: Object.fromEntries([
      ...definitions,
      ["error", definition(errorSchema)],
      ["version", definition(versionSchema)],
    ]),
  };
}

/** A schema that stands alone: what several share is written out in each. */
function definition(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
  return rest;
}
