import { MesaError } from "../../errors/mesa-error.ts";
import { completionTree, type CompletionTree } from "../completion-tree.ts";
import { defineCommand } from "../command.ts";

const scripts = {
  bash: "mesa.bash",
  zsh: "_mesa",
  fish: "mesa.fish",
  powershell: "mesa.ps1",
} as const;
const subjects = ["bash", "zsh", "fish", "powershell", "arbol"] as const;

type Completion = { readonly script: string } | { readonly tree: CompletionTree };

export const completar = defineCommand<Completion>({
  operands: [{ name: "que", summary: "argumento.completar", choices: subjects }],
  async run(input, { context, translator }) {
    const word = input.operand(0);
    const subject = subjects.find((one) => one === word);
    if (subject === undefined) {
      const params = { valor: word, bandera: "QUE", esperado: subjects.join(", ") };
      throw new MesaError("valor-invalido", { params });
    }
    if (subject === "arbol") return { tree: await completionTree(translator) };
    const path = context.asset(`../completions/${scripts[subject]}`);
    return { script: context.files.readText(path, 64 * 1024).trimEnd() };
  },
  view: (result) => ["script" in result ? result.script : JSON.stringify(result.tree, null, 1)],
  json: (result) => ({ ...result }),
});
