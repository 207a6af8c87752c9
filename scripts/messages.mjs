import { rolldown } from "rolldown";

/** The groups of messages that help shows, and those that failures do; a group is a key's first word. */
const filesOfGroups = {
  help: ["orden", "opcion", "argumento", "campo", "ayuda", "marcador", "grupo", "salida-breve"],
  failures: ["error", "problema", "causa", "advertencia", "remedio", "razon"],
};

/**
 * A plugin for rolldown: the messages of a language in a file each for help, for failures and for the
 * rest, in which every group is one text that is parsed when a message of it is asked for. A command
 * needs a tenth of the two thousand messages; reading and parsing all took a tenth of an empty start.
 */
export function parsedMessages() {
  return {
    name: "parsed-messages",
    resolveId: (id) => (isWordsFile(id) ? { id, external: true } : null),
    async load(id) {
      const language = /[\\/]src[\\/]i18n[\\/](es|en)\.ts$/.exec(id)?.[1];
      if (language === undefined) return null;
      const groups = {};
      for (const [key, message] of Object.entries(await messagesIn(id, language)))
        (groups[groupOf(key)] ??= {})[key] = message;
      for (const file of ["help", "failures", "rest"]) {
        const own = Object.entries(groups).filter(([name]) => fileOf(name) === file);
        const texts = own.map(
          ([name, messages]) =>
            `${JSON.stringify(name)}: () => ${JSON.stringify(JSON.stringify(messages))}`,
        );
        this.emitFile({
          type: "asset",
          fileName: `${language}-${file}.cjs`,
          source: `module.exports = {\n${texts.join(",\n")}\n};\n`,
        });
      }
      return lookUp(language);
    },
  };
}

/** The module that takes the place of a language's: an object that loads a group when it is asked for. */
function lookUp(language) {
  const fileOfGroup = Object.entries(filesOfGroups).flatMap(([file, names]) =>
    names.map((name) => [name, file]),
  );
  return `
    const fileOf = new Map(${JSON.stringify(fileOfGroup)});
    const files = {
      help: () => require("./${language}-help.cjs"),
      failures: () => require("./${language}-failures.cjs"),
      rest: () => require("./${language}-rest.cjs"),
    };
    const groups = new Map();
    function find(key) {
      const name = String(key).split(".", 1)[0];
      let group = groups.get(name);
      if (group === undefined) {
        const texts = files[fileOf.get(name) ?? "rest"]();
        group = Object.hasOwn(texts, name) ? JSON.parse(texts[name]()) : {};
        groups.set(name, group);
      }
      return Object.getOwnPropertyDescriptor(group, key);
    }
    export const ${language} = new Proxy({}, {
      get: (_target, key) => find(key)?.value,
      getOwnPropertyDescriptor: (_target, key) => find(key),
    });`;
}

function isWordsFile(id) {
  return /^\.\/(es|en)-(help|failures|rest)\.cjs$/.test(id);
}

function groupOf(key) {
  return key.split(".", 1)[0];
}

function fileOf(group) {
  return Object.keys(filesOfGroups).find((file) => filesOfGroups[file].includes(group)) ?? "rest";
}

async function messagesIn(file, language) {
  const bundle = await rolldown({ input: file, platform: "node", logLevel: "warn" });
  const { output } = await bundle.generate({ format: "esm" });
  await bundle.close();
  const code = Buffer.from(output[0].code).toString("base64");
  return (await import(`data:text/javascript;base64,${code}`))[language];
}
