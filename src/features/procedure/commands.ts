import type { AnyCommand } from "../../app/command.ts";
import type { CommandEntry } from "../../app/command-entry.ts";

export const guideEntry: CommandEntry<AnyCommand> = {
  name: "guia",
  alias: "guide",
  summary: "orden.guia",
  examples: ["guia", "guia --necesito duda --sencilla si --por-escrito no --json"],
  load: async () => (await import("./guide.command.ts")).guia,
};

export const procedureEntry: CommandEntry<AnyCommand> = {
  name: "tramite",
  alias: "about",
  summary: "orden.tramite",
  examples: ["tramite", "tramite requisitos --json"],
  load: async () => (await import("./procedure.command.ts")).tramite,
};

export const volumesEntry: CommandEntry<AnyCommand> = {
  name: "transparencia",
  alias: "transparency",
  summary: "orden.transparencia",
  examples: ["transparencia --anio 2025", "transparencia --grafico lineas --serie quejas"],
  load: async () => (await import("./volumes.command.ts")).transparencia,
};
