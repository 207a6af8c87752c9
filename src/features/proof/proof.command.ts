import { describeAdvice } from "../../view/describe.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { exitCodes, type ExitCode } from "../../errors/exit-codes.ts";
import { verificationView } from "./proof.view.ts";
import type { Verification } from "./verify-proof.ts";
import { checkProof } from "./check-proof.call.ts";
import { defineCommand } from "../../app/command.ts";
import { issueProof, proofFormats, type IssuedProof } from "./gather-proof.call.ts";

type Result = IssuedProof | (Verification & { readonly kind: "verified" });

export const ticketComprobante = defineCommand<Result>({
  operands: [{ name: "numero", summary: "argumento.numero-opcional", optional: true }],
  options: [
    {
      key: "formato",
      flag: "--formato",
      placeholder: "FORMATO",
      summary: "opcion.formato-comprobante",
      choices: proofFormats,
    },
    { key: "salida", flag: "--salida", placeholder: "RUTA", summary: "opcion.salida-comprobante" },
    { key: "reemplazar", flag: "--reemplazar", summary: "opcion.reemplazar" },
    { key: "verificar", flag: "--verificar", placeholder: "ARCHIVO", summary: "opcion.verificar" },
  ],
  async run(input, call) {
    const path = input.text("verificar");
    if (path === undefined) return await issueProof(input, call);
    return { kind: "verified", ...(await checkProof(path, call)) };
  },
  view(result, tools) {
    if (result.kind === "verified") return verificationView(result, tools);
    const { t } = tools.translator;
    const { archivo, sha256, sealed } = result;
    const numero = neutralizeLine(sealed.comprobante.numero);
    return [
      `${tools.paint.good("✓")} ${t("comprobante.creado", { numero, archivo: tools.paint.link(neutralizeLine(archivo), archivo) })}`,
      `  ${t("comprobante.digesto", { sha256 })}`,
      `  ${t("comprobante.sigue", { archivo: neutralizeLine(archivo) })}`,
    ];
  },
  schema: async () => (await import("./proof.schema.ts")).ticketComprobante,
  json(result, translator) {
    if (result.kind === "verified") {
      const { resultado, revisiones, comprobante } = result;
      return { resultado, revisiones, comprobante };
    }
    const { archivo, formato, bytes, sha256, sealed, advice } = result;
    const advertencias = advice.map((one) => ({
      codigo: one.code,
      mensaje: describeAdvice(one, translator),
    }));
    return { archivo: { ruta: archivo, formato, bytes, sha256 }, ...sealed, advertencias };
  },
  exitCode: (result) =>
    result.kind === "verified" ? verificationExitCode(result) : exitCodes.done,
});

/** A proof that nobody confirms is no success: 3, "not found". */
function verificationExitCode({ resultado }: Verification): ExitCode {
  const codes = { confirmado: "done", "sin-confirmar": "notFound", alterado: "refused" } as const;
  return exitCodes[codes[resultado]];
}
