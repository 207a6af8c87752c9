import type { Call } from "../../app/call.ts";
import { defineCommand } from "../../app/command.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { wrapText } from "../../view/wrap-text.ts";

/** Megabytes that the recogniser's packages take on the way and on disk. */
const downloadMegabytes = 50;
const diskMegabytes = 90;

export const evidenciaPreparar = defineCommand({
  options: [{ key: "si", flag: "--si", summary: "opcion.si-preparar" }],
  async run(input, call) {
    const { context } = call;
    if ((await context.imageReader()) !== undefined) return { folder: undefined };
    const folder = context.recogniserFolder;
    await agree(input.flag("si"), folder, call);
    await install(folder, call);
    return { folder };
  },
  view: ({ folder }, { paint, translator: { t }, width }) =>
    folder === undefined
      ? [`${paint.good("✓")} ${t("preparar.ya-esta")}`]
      : wrapText(`${paint.good("✓")} ${t("preparar.hecho", { carpeta: folder })}`, width),
  schema: async () => (await import("./evidence.schema.ts")).evidenciaPreparar,
  json: ({ folder }) => ({ instalado: folder !== undefined, carpeta: folder ?? null }),
});

/** Says what is going to be installed and asks. @throws MesaError `sin-terminal`, `interrumpido` */
async function agree(given: boolean, folder: string, call: Call): Promise<void> {
  const { t } = call.translator;
  const params = { carpeta: neutralizeLine(folder), baja: downloadMegabytes, ocupa: diskMegabytes };
  call.note(t("preparar.que-instala", params));
  if (given) return;
  if (!call.asks) {
    throw new MesaError("sin-terminal", {
      params: { dato: t("preparar.confirmacion"), bandera: "--si" },
    });
  }
  const sure = await call.prompter.confirm(t("preparar.confirmar"), true);
  if (!sure) throw new MesaError("interrumpido");
}

/**
 * Has npm install exactly the versions of our own list, each checked by its SHA-512; scripts of packages
 * are not run.
 *
 * @throws MesaError `programa-no-arranca`, `reconocedor-no-se-instala`
 */
async function install(folder: string, { context }: Call): Promise<void> {
  const { files, programFiles } = context;
  for (const [asset, name] of [
    ["paquetes.json", "package.json"],
    ["paquetes.lock.json", "package-lock.json"],
  ] as const) {
    const text = programFiles.text(`assets/reconocedor/${asset}`);
    await files.write(files.resolve(folder, name), text);
  }
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const words = ["npm", "ci", "--prefix", folder, "--ignore-scripts", ...quiet];
  const { code } = await context.runChild(words, true);
  if (code !== 0) {
    throw new MesaError("reconocedor-no-se-instala", { params: { carpeta: folder, codigo: code } });
  }
}
