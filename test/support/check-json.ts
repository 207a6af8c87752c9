import { Ajv2020, type AnySchema, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import * as z from "zod";
import { findCommand } from "../../src/app/find-command.ts";
import { program } from "../../src/compose/program.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { errorSchema } from "../../src/view/error-schema.ts";

interface Printed {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** JSON Schema of what a command prints, by its words; of errors for `error`. */
export type SchemaOf = (words: string, argv: readonly string[]) => Promise<AnySchema>;

const ajv = new Ajv2020({ strict: false, allErrors: true, code: { optimize: false } });
addFormats.default(ajv);
const validators = new Map<string, ValidateFunction>();

/**
 * Holds what a command printed with `--json` against the schema that `mesa esquema salida`
 * publishes: standard output against the command's own, and where there is none, the last line of
 * standard error against that of errors.
 *
 * @throws Error naming the command and what differs
 */
export async function checkJson(
  argv: readonly string[],
  { stdout, stderr, code }: Printed,
  schemaOf: SchemaOf = schemaInTree,
): Promise<void> {
  if (!wantsJson(argv)) return;
  if (stdout !== "") {
    const words = wordsOf(argv);
    if (words === undefined) return;
    const validate = await validator(words, argv, schemaOf);
    // A command that goes on for a time prints one object a line.
    for (const text of stdout.trim().split("\n")) hold(words, text, validate);
  } else if (code !== 0 && code !== null && stderr !== "") {
    const last = stderr.trim().split("\n").at(-1) ?? "";
    hold("error", last, await validator("error", argv, schemaOf));
  }
}

/** Lines, tables and foreign formats win over `--json`; after `--` stand another program's words. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  const own = end === -1 ? argv : argv.slice(0, end);
  // With `--campos` it is a choice of what is published.
  const others = ["--ndjson", "--csv", "--campos", "--help", "-h", "--formato"];
  return own.includes("--json") && !own.some((word) => others.includes(word));
}

function wordsOf(argv: readonly string[]): string | undefined {
  try {
    const found = findCommand(argv, program.commands);
    return found.kind === "command" ? found.path.join(" ") : undefined;
  } catch (error) {
    if (error instanceof MesaError) return undefined;
    throw error;
  }
}

async function validator(
  words: string,
  argv: readonly string[],
  schemaOf: SchemaOf,
): Promise<ValidateFunction> {
  const known = validators.get(words);
  if (known !== undefined) return known;
  const validate = ajv.compile(await schemaOf(words, argv));
  validators.set(words, validate);
  return validate;
}

async function schemaInTree(words: string, argv: readonly string[]): Promise<AnySchema> {
  const found = words === "error" ? undefined : findCommand(argv, program.commands);
  const command = found?.kind === "command" ? await found.entry.load() : undefined;
  return z.toJSONSchema((await command?.schema()) ?? errorSchema);
}

function hold(words: string, text: string, validate: ValidateFunction): void {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(`mesa ${words} --json printed what is no JSON: ${text}`);
  }
  if (validate(json)) return;
  const faults = (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
  throw new Error(
    `mesa ${words} --json is not what its schema says:\n${faults.join("\n")}\n${text}`,
  );
}
