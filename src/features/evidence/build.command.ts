import { MesaError } from "../../errors/mesa-error.ts";
import { buildDocument } from "./build-document.ts";
import { summarizeEvidence } from "../../sending/summarize-evidence.ts";
import { adviceJson } from "../request/submit-json.view.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { hiddenOf, hidingOptions } from "../request/hiding-options.call.ts";
import { sizeLimitOf, sizeOptions } from "../request/size-limit.call.ts";
import { captureReasonOf } from "../request/check-request.call.ts";
import { captureOperands } from "../request/expand-files.call.ts";
import { defineCommand } from "../../app/command.ts";
import { readRequestFile } from "../request/read-request-file.call.ts";

export const evidenciaArmar = defineCommand({
  operands: [{ name: "captura", summary: "argumento.capturas", variadic: true, optional: true }],
  options: [
    { key: "salida", flag: "--salida", placeholder: "RUTA", summary: "opcion.salida" },
    { key: "desde", flag: "--desde", placeholder: "ARCHIVO|-", summary: "opcion.desde-datos" },
    {
      key: "motivo_captura",
      flag: "--motivo-captura",
      placeholder: "TEXTO",
      summary: "opcion.motivo-captura",
    },
    ...hidingOptions,
    ...sizeOptions,
    { key: "reemplazar", flag: "--reemplazar", summary: "opcion.reemplazar" },
  ],
  async run(input, call) {
    const { context } = call;
    const source = input.text("desde");
    const data = source === undefined ? {} : await readRequestFile(source, "incidente", context);
    const output = context.files.resolve(context.cwd, input.text("salida") ?? "evidencia.pdf");
    if (!input.flag("reemplazar") && context.files.isTaken(output)) {
      throw new MesaError("archivo-existe", { params: { archivo: output } });
    }
    const captures = await captureOperands(input.operands, context);
    const documents = await context.evidence();
    const catalogs = await context.catalogs();
    const own = context.files.resolve(await context.temporaryFolder(), "evidencia.pdf");
    const request = {
      data,
      captures,
      hide: hiddenOf(input),
      output: own,
      now: context.clock(),
      catalogs,
      reader: await context.imageReader(),
      reason: captureReasonOf(input),
      size: sizeLimitOf(input, call),
    };
    const built = await buildDocument(request, documents);
    await context.files.copy(own, output, { replace: input.flag("reemplazar") });
    for (const one of built.advice) call.advise(one);
    return { ...built, document: { ...built.document, path: output } };
  },
  view: ({ document }, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("evidencia.lista", { archivo: paint.link(neutralizeLine(document.path), document.path), paginas: document.pages, capturas: document.captures.length })}`,
    `  SHA-256 ${document.sha256}`,
  ],
  schema: async () => (await import("./evidence.schema.ts")).evidenciaArmar,
  json: ({ document, advice }, translator) => ({
    evidencia: {
      ...summarizeEvidence(document),
      archivo: document.path,
      paginas: document.pages,
    },
    advertencias: advice.map((one) => adviceJson(one, translator)),
  }),
});
