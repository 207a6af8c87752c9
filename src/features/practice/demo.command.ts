import { Secret } from "../../domain/secret.ts";
import { demoEventLines, demoHeading, demoJson } from "./demo.view.ts";
import { faultDemoEnd, faultDemoHeading, faultStepLines } from "./fault-demo.view.ts";
import { runDemo, type DemoResult } from "./run-demo.ts";
import { createFaultScript, runFaultDemo, type FaultDemoResult } from "./run-fault-demo.ts";
import type { Context } from "../../app/context.ts";
import { defineCommand } from "../../app/command.ts";
import { writeAnswer } from "../../app/write-lines.ts";

const captions = {
  "1-tributos.png": "Cálculo de tributos, sin novedad",
  "2-error.png": "Mensaje de error al firmar y enviar",
  "3-estado.png": "Estado de la declaración",
} as const;

export const demo = defineCommand<DemoResult | FaultDemoResult>({
  options: [{ key: "con_fallas", flag: "--con-fallas", summary: "opcion.con-fallas" }],
  async run(input, call) {
    const { context, translator } = call;
    const { terminal, signal } = context;
    const faults = input.flag("con_fallas") ? createFaultScript() : undefined;
    const tools = { translator, paint: await context.paint("out", true), width: terminal.width };
    const say = (lines: readonly string[]): void => {
      if (!call.modes.json) writeAnswer(terminal, lines);
    };
    say(faults === undefined ? demoHeading(tools) : faultDemoHeading(tools));
    const folder = await context.temporaryFolder();
    const failing = faults === undefined ? {} : { nextFault: faults.nextFault };
    const desk = await context.startDesk({ port: 0, folder, ...failing });
    try {
      const contrasena = new Secret("Practica-2026");
      const credentials = { ruc: "0999999999001", usuario: "OPERADOR", contrasena };
      const { channel, session } = await desk.signIn(credentials, signal);
      const captures = Object.entries(captions).map(([name, leyenda]) => ({
        ruta: context.programFiles.path(`assets/demo/${name}`),
        leyenda,
      }));
      const needs = {
        ...context,
        ledger: await context.ledger(folder),
        evidence: await context.evidence(),
        channel,
        captures,
        operator: session.nombre,
      };
      if (faults === undefined) {
        const tell: Parameters<typeof runDemo>[0]["tell"] = (event) =>
          say(demoEventLines(event, tools));
        const result = await runDemo({ ...needs, analyst: desk.analyst, tell }, signal);
        // On a line of its own, however long it is, so that it can be copied.
        say(["", translator.t("demo.siga"), `  ${tools.paint.strong(tryIt(context))}`]);
        return result;
      }
      const tell: Parameters<typeof runFaultDemo>[0]["tell"] = (step) =>
        say(faultStepLines(step, tools));
      const result = await runFaultDemo({ ...needs, plan: faults.plan, tell }, signal);
      say(faultDemoEnd(result, tools));
      return result;
    } finally {
      await desk.close();
    }
  },
  // Everything was printed as it happened.
  view: () => [],
  schema: async () => (await import("./practice.schema.ts")).demo,
  json: (result, translator) =>
    "events" in result ? demoJson(result, translator) : { fallas: result },
});

/** The example incident on the practice desk, by a command that works from the present folder. */
function tryIt({ program, programFiles, cwd, files }: Context): string {
  const near = "ejemplos/incidente.json";
  const path = programFiles.path(near);
  const shown = files.resolve(cwd, near) === path ? near : /\s/.test(path) ? `"${path}"` : path;
  return `${program} incidente crear --perfil practica --desde ${shown}`;
}
