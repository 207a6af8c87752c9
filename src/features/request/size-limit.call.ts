import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import type { SizeLimit } from "../../sending/fit-evidence.ts";
import { formatBytes } from "../../view/formats.ts";

const bytesPerMegabyte = 2 ** 20;

/** Larger documents the desk does not take (docs/openapi.yaml). */
const deskMegabytes = 25;

/** Options about the size of the document. */
export const sizeOptions: readonly OptionSpec[] = [
  {
    key: "tamano_maximo",
    flag: "--tamano-maximo",
    placeholder: "MB",
    summary: "opcion.tamano-maximo",
  },
  { key: "sin_comprimir", flag: "--sin-comprimir", summary: "opcion.sin-comprimir" },
];

/**
 * The limit of a document of captures. Making it fit is asked on a terminal and said elsewhere.
 *
 * @throws MesaError `valor-invalido`
 */
export function sizeLimitOf(input: Input, call: Call): SizeLimit {
  const { translator } = call;
  const size = chosenSize(input, call);
  return {
    ...size,
    async mayReduce({ bytes, maxBytes }) {
      if (input.flag("sin_comprimir")) return false;
      const params = { pesa: size.inWords(bytes), maximo: size.inWords(maxBytes) };
      if (call.asks && !input.flag("si")) {
        return await call.confirmAside(translator.t("evidencia.reducir", params));
      }
      call.note(translator.t("evidencia.se-reduce", params));
      return true;
    },
  };
}

/** How large a document may become by the options. @throws MesaError `valor-invalido` */
export function chosenSize(
  input: Input,
  { translator }: Call,
): Pick<SizeLimit, "maxBytes" | "inWords"> {
  return {
    maxBytes: megabytesOf(input) * bytesPerMegabyte,
    inWords: (bytes) => formatBytes(bytes, translator),
  };
}

/** `--tamano-maximo`, with or without decimals. @throws MesaError `valor-invalido` */
function megabytesOf(input: Input): number {
  const valor = input.text("tamano_maximo");
  if (valor === undefined) return deskMegabytes;
  const [, digits] = /^\s*(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:MB)?\s*$/i.exec(valor) ?? [];
  const megabytes = Number(digits?.replace(",", "."));
  if (megabytes > 0) return megabytes;
  const params = { bandera: "--tamano-maximo", valor, esperado: "10, 7.5" };
  throw new MesaError("valor-invalido", { params });
}
