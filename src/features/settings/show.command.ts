import { settingsView } from "./settings.view.ts";
import { defineCommand } from "../../app/command.ts";
import { effectiveSettings } from "./effective-settings.call.ts";

export const configVer = defineCommand({
  operands: [{ name: "clave", summary: "argumento.clave-config", optional: true }],
  options: [{ key: "origen", flag: "--origen", summary: "opcion.origen" }],
  async run(input, call) {
    const flags = { idioma: input.text("idioma"), perfil: input.text("perfil") };
    const settings = await effectiveSettings(input.operands[0], flags, call);
    return { settings, origin: input.flag("origen") };
  },
  view: ({ settings, origin }, tools) => settingsView(settings, origin, tools),
  schema: async () => (await import("./settings.schema.ts")).configVer,
  json: ({ settings }) => ({ ajustes: settings }),
  rows: ({ settings }) => settings.map((one) => ({ ...one })),
});
