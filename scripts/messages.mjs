import { rolldown } from "rolldown";

/**
 * A plugin for rolldown: the messages of a language as one text that is parsed when it is loaded. As
 * an object literal of two thousand properties they take V8 several times as long.
 */
export function parsedMessages() {
  return {
    name: "parsed-messages",
    async load(id) {
      const language = /[\\/]src[\\/]i18n[\\/](es|en)\.ts$/.exec(id)?.[1];
      if (language === undefined) return null;
      const text = JSON.stringify(await messagesIn(id, language));
      return `export const ${language} = JSON.parse(${JSON.stringify(text)});`;
    },
  };
}

async function messagesIn(file, language) {
  const bundle = await rolldown({ input: file, platform: "node", logLevel: "warn" });
  const { output } = await bundle.generate({ format: "esm" });
  await bundle.close();
  const code = Buffer.from(output[0].code).toString("base64");
  return (await import(`data:text/javascript;base64,${code}`))[language];
}
