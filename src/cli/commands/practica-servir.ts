import { defineCommand } from "../command.ts";

export const practicaServir = defineCommand({
  options: [{ key: "puerto", flag: "--puerto", placeholder: "N", summary: "opcion.puerto" }],
  async run(input, call) {
    const { context, translator } = call;
    const port = input.whole("puerto", { min: 0, max: 65_535 }) ?? 8080;
    const desk = await context.startDesk({ port });
    const facts = { url: desk.url, documento: `${desk.url}/openapi.json` };
    if (call.modes.json) context.terminal.out(`${JSON.stringify({ v: 1, ...facts })}\n`);
    else {
      context.terminal.out(`${translator.t("practica.sirve", { url: desk.url })}\n`);
      call.note(translator.t("practica.sirve.cuentas"));
    }
    await new Promise<void>((resolve) => {
      if (context.signal.aborted) resolve();
      context.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    await desk.close();
    return facts;
  },
  // What it has to say it says when it begins to serve.
  view: () => [],
  json: (facts) => facts,
  silent: true,
});
