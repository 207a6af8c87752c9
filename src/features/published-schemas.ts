import * as z from "zod";
import type { TreeNode } from "../app/command-entry.ts";
import { errorSchema } from "../view/error-schema.ts";

/**
 * One JSON Schema document (draft 2020-12) of what is printed with `--json`: a definition for each
 * command under its words with dashes, and one for errors.
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
    $defs: Object.fromEntries([...definitions, ["error", definition(errorSchema)]]),
  };
}

/** A schema that stands alone: what several share is written out in each. */
function definition(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
  return rest;
}
