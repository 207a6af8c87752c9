import { createPromptModule } from "inquirer";
import { MesaError } from "../errors/mesa-error.ts";
import type { Prompter } from "../ports/prompter.ts";

/** Questions on a real terminal; they go to stderr, since stdout is the answer's. */
export function createInquirerPrompter(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): Prompter {
  const ask = createPromptModule({ input, output });

  async function answered<Answer>(question: () => Promise<{ answer: Answer }>): Promise<Answer> {
    try {
      return (await question()).answer;
    } catch (error) {
      if (error instanceof Error && error.name === "ExitPromptError") {
        throw new MesaError("interrumpido", { cause: error });
      }
      throw error;
    }
  }

  return {
    line: (message, initial) =>
      answered<string>(() =>
        ask([
          {
            type: "input",
            name: "answer",
            message,
            ...(initial !== undefined && { default: initial }),
          },
        ]),
      ),
    hidden: (message) =>
      answered<string>(() => ask([{ type: "password", name: "answer", message, mask: "•" }])),
    confirm: (message, initial) =>
      answered<boolean>(() =>
        ask([
          { type: "confirm", name: "answer", message, default: initial, transformer: sayYesOrNo },
        ]),
      ),
  };
}

function sayYesOrNo(answer: boolean): string {
  return answer ? "sí" : "no";
}
