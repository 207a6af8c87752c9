import { MesaError } from "../../errors/mesa-error.ts";
import { capture, type CaptureAnswer } from "../../forms/field-schemas.ts";
import type { Context } from "../../app/context.ts";

/** Reads an operand of the form `RUTA[=LEYENDA]`. @throws MesaError `valor-invalido` */
export function captureOperand(text: string, { files, cwd }: Context): CaptureAnswer {
  const given = capture.safeParse(text);
  if (!given.success) {
    const params = { bandera: "CAPTURA", valor: text, esperado: "RUTA[=LEYENDA]" };
    throw new MesaError("valor-invalido", { params, cause: given.error });
  }
  return { ...given.data, ruta: files.resolve(cwd, given.data.ruta) };
}
