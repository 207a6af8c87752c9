import { MesaError } from "../../errors/mesa-error.ts";
import { defineCommand } from "../../app/command.ts";
import { findEntry } from "./entries.ts";

export const bandejaDescartar = defineCommand({
  operands: [{ name: "solicitud", summary: "argumento.solicitud" }],
  options: [{ key: "si", flag: "--si", summary: "opcion.si-descartar" }],
  async run(input, call) {
    const { t } = call.translator;
    const nombre = input.operand(0);
    const ledger = await call.context.ledger();
    const entry = await findEntry(nombre, ledger, call.modes.perfil);
    const notDiscardable = (): MesaError =>
      new MesaError("valor-invalido", {
        params: { valor: nombre, bandera: "SOLICITUD", esperado: t("bandeja.solo-pendientes") },
      });
    if (entry.estado === "aceptado" || entry.estado === "enviando") throw notDiscardable();
    if (!input.flag("si")) {
      if (!call.asks) {
        throw new MesaError("sin-terminal", {
          params: { dato: t("bandeja.confirmacion"), bandera: "--si" },
        });
      }
      const sure = await call.prompter.confirm(t("bandeja.descartar-confirmar"), false);
      if (!sure) throw new MesaError("interrumpido");
    }
    if (!(await ledger.drop(entry.solicitud))) throw notDiscardable();
    return entry;
  },
  view: (entry, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("bandeja.descartada", { solicitud: entry.solicitud })}`,
  ],
  schema: async () => (await import("./outbox.schema.ts")).bandejaDescartar,
  json: (entry) => ({ descartada: entry.solicitud }),
});
