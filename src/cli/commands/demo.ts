import { Secret } from "../../domain/secret.ts";
import { demoEventLines, demoHeading, demoJson } from "../../output/demo-view.ts";
import { runDemo } from "../../usecases/run-demo.ts";
import { defineCommand } from "../command.ts";

const captions = {
  "1-tributos.png": "Cálculo de tributos, sin novedad",
  "2-error.png": "Mensaje de error al firmar y enviar",
  "3-estado.png": "Estado de la declaración",
} as const;

export const demo = defineCommand({
  async run(_input, call) {
    const { context, translator } = call;
    const { terminal, signal } = context;
    const tools = { translator, paint: await context.paint("out", true), width: terminal.width };
    const say = (lines: readonly string[]): void => {
      if (!call.modes.json) terminal.out(`${lines.join("\n")}\n`);
    };
    say(demoHeading(tools));
    const folder = await context.temporaryFolder();
    const desk = await context.startDesk({ port: 0, folder });
    try {
      const contrasena = new Secret("Practica-2026");
      const credentials = { ruc: "0999999999001", usuario: "OPERADOR", contrasena };
      const { channel, session } = await desk.signIn(credentials, signal);
      const captures = Object.entries(captions).map(([name, leyenda]) => ({
        ruta: context.asset(`demo/${name}`),
        leyenda,
      }));
      const needs = {
        ...context,
        ledger: await context.ledger(folder),
        evidence: await context.evidence(),
        channel,
        analyst: desk.analyst,
        captures,
        operator: session.nombre,
      };
      return await runDemo(
        { ...needs, tell: (event) => say(demoEventLines(event, tools)) },
        signal,
      );
    } finally {
      await desk.close();
    }
  },
  // The story has been told while it happened.
  view: () => [],
  json: demoJson,
});
