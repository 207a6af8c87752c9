import { MesaError } from "../../errors/mesa-error.ts";
import { nearest } from "../../domain/nearest.ts";
import { channelSheets } from "../../view/channel-lines.ts";
import { wrapText } from "../../view/wrap-text.ts";
import { defineCommand } from "../../app/command.ts";
import { findCommand } from "../../app/find-command.ts";
import { helpText } from "../../app/help-text.ts";
import { helpTopics, topicLines } from "./help-topics.view.ts";

/** `mesa ayuda` alone is `mesa --help`, with the words of a command its help, with a topic its page. */
export const ayuda = defineCommand({
  operands: [{ name: "tema", summary: "argumento.tema", optional: true, variadic: true }],
  async run(input, { translator, context, frame }) {
    const words = input.operands;
    const [first = ""] = words;
    const topic = helpTopics.find((one) => one === first);
    if (topic !== undefined) return { topic, lines: topicLines(topic, translator) };
    try {
      const { terminal, platform } = context;
      const lines = await helpText(findCommand(words, frame.commands), translator, {
        width: terminal.width,
        platform,
        commands: frame.commands,
      });
      return { topic: null, lines };
    } catch (error) {
      const near = nearest(first, helpTopics);
      if (near === undefined || words.length > 1) throw error;
      throw unknownTopic(first, near);
    }
  },
  view: ({ topic, lines }, { width }) =>
    topic === null ? lines : lines.flatMap((line) => wrapText(line, Math.min(width, 100))),
  schema: async () => (await import("./help.schema.ts")).ayuda,
  json: ({ topic, lines }, translator) => ({
    tema: topic,
    texto: lines.join("\n"),
    ...(topic === "canales" && { canales: channelSheets(translator) }),
  }),
});

function unknownTopic(word: string, near: string): MesaError {
  return new MesaError("orden-desconocida", {
    params: { orden: word, padre: "mesa ayuda" },
    problems: [{ field: word, code: "orden-parecida", params: { parecida: `mesa ayuda ${near}` } }],
  });
}
