import { defineCommand } from "../../app/command.ts";
import { clockJson } from "../../domain/evidence-schema.ts";
import { judgeClock, usualMargin } from "../../domain/judge-clock.ts";
import { writtenDay } from "../../domain/written-day.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { factLines } from "../../view/fact-lines.ts";
import { neutralize, neutralizeLine } from "../../view/neutralize.ts";
import { expandFile } from "../request/expand-files.call.ts";
import { formInPicture } from "../request/form-in-picture.ts";

export const evidenciaLeer = defineCommand({
  operands: [{ name: "captura", summary: "argumento.captura-leer" }],
  async run(input, { context }) {
    const path = await expandFile(input.operand(0), context);
    const checked = await (await context.evidence()).checkCapture(path, "", "captura");
    if (!checked.ok) throw new MesaError("evidencia-invalida", { problems: [checked.problem] });
    const reader = await context.imageReader();
    if (reader === undefined) throw new MesaError("sin-reconocedor");
    const isPicture = "width" in checked.file;
    const seen = isPicture ? await reader.read({ ...checked.file, whole: true }) : undefined;
    const { pantallas } = await context.catalogs();
    const clock = judgeClock(seen, undefined, usualMargin);
    return { path, clock, ...formInPicture(seen?.lines ?? [], pantallas) };
  },
  view: ({ clock, screens, procedures, message }, tools) => {
    const { t } = tools.translator;
    const day = clock.day === undefined ? "" : writtenDay(clock.day);
    const facts: readonly (readonly [string, string])[] = [
      [t("leer.reloj"), `${day} ${clock.time ?? ""}`.trim()],
      ...screens.map(
        ({ nombre, parecido }, at) =>
          [
            t(at === 0 ? "campo.pantalla" : "leer.tambien"),
            `${neutralizeLine(nombre)} (${Math.round(parecido * 100)} %)`,
          ] as const,
      ),
      [t("campo.tramite"), procedures.map(neutralizeLine).join(", ")],
      [t("campo.mensaje_error"), neutralize(message ?? "")],
    ];
    const known = facts.filter(([, value]) => value !== "");
    return known.length === 0
      ? [t("leer.nada")]
      : [...factLines(known, tools, ""), "", t("leer.compruebe")];
  },
  schema: async () => (await import("./evidence.schema.ts")).evidenciaLeer,
  json: ({ path, clock, screens, procedures, message }) => ({
    ruta: path,
    reloj: clockJson(clock),
    pantalla: screens[0]?.nombre ?? null,
    pantallas: screens,
    tramites: procedures,
    mensaje_error: message ?? null,
  }),
});
