import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import { jsonText } from "../../domain/json-text.ts";
import { completionTree, helpShapes, type CompletionTree } from "./completion-tree.view.ts";
import { defineCommand } from "../../app/command.ts";
import {
  completionScripts,
  findShell,
  installCompletion,
  type InstalledCompletion,
} from "./install-completion.call.ts";
import { unknownValue } from "../../forms/unknown-value.ts";

const subjects = [
  "bash",
  "zsh",
  "fish",
  "powershell",
  "instalar",
  "arbol",
  "manual",
  "referencia",
  "formas",
] as const;

type Completion =
  | { readonly script: string }
  | { readonly tree: CompletionTree | Readonly<Record<string, unknown>> }
  | InstalledCompletion;

export const completar = defineCommand<Completion>({
  operands: [
    { name: "que", summary: "argumento.completar", choices: subjects },
    {
      name: "interprete",
      summary: "argumento.interprete",
      optional: true,
      choices: Object.keys(completionScripts),
    },
  ],
  async run(input, call) {
    const word = input.operand(0);
    if (word === "instalar") return await installCompletion(input.operands[1], call);
    if (word === "arbol")
      return { tree: await completionTree(call.frame.commands, call.translator) };
    if (word === "formas") {
      const { allSchemas } = await import("./make-schema.call.ts");
      const { commands } = call.frame;
      return { tree: { ayuda: await helpShapes(commands), esquemas: await allSchemas(commands) } };
    }
    if (word === "manual") {
      const { manPages } = await import("./man-pages.view.ts");
      const { clock, version } = call.context;
      const edition = { version, date: guayaquilClock(clock()).day };
      return { tree: await manPages(call.frame.commands, call.translator, edition) };
    }
    if (word === "referencia") {
      const { referencePage } = await import("./reference.view.ts");
      return { tree: { pagina: await referencePage(call.frame.commands, call.translator) } };
    }
    const shell = findShell(word);
    if (shell === undefined) {
      throw unknownValue({ key: "que", shown: "QUE" }, word, subjects);
    }
    const script = `completions/${completionScripts[shell].script}`;
    return { script: call.context.programFiles.text(script).trimEnd() };
  },
  view(result, { translator, paint }) {
    if ("script" in result) return [result.script];
    if ("tree" in result) return [jsonText(result.tree, 1)];
    const { t } = translator;
    const { interprete, archivo, linea } = result;
    return [
      `${paint.good("✓")} ${t("completar.instalado", { interprete, archivo: paint.link(archivo, archivo) })}`,
      ...(linea === null ? [] : [`  ${t("completar.linea")}`, `  ${linea}`]),
      `  ${t("completar.abrir")}`,
    ];
  },
  schema: async () => (await import("./help.schema.ts")).completar,
  json: (result) => ({ ...result }),
});
