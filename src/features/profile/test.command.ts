import { exitCodes } from "../../errors/exit-codes.ts";
import type { SelfTest } from "../../ports/channel.ts";
import { defineCommand } from "../../app/command.ts";

interface Tried {
  readonly perfil: string;
  readonly canal: string;
  readonly prueba: SelfTest | undefined;
}

export const perfilProbar = defineCommand<Tried>({
  operands: [{ name: "nombre", summary: "argumento.perfil-opcional", optional: true }],
  options: [{ key: "espera", flag: "--espera", placeholder: "N", summary: "opcion.espera-prueba" }],
  async run(input, call) {
    const { signal } = call.context;
    const [nombre] = input.operands;
    const seconds = input.whole("espera", { min: 1, max: 600 }) ?? 30;
    const profile =
      nombre === undefined ? await call.profileWithoutOffer() : await call.profileNamed(nombre);
    const { channel, tokens } = await call.connectTo(profile);
    await channel.ping(signal);
    await tokens.token(signal);
    const progress = await call.progress(call.translator.t("progreso.probando"));
    try {
      const prueba = await channel.test?.(seconds * 1000, signal);
      return { perfil: profile.nombre, canal: profile.canal, prueba };
    } finally {
      progress.stop();
    }
  },
  view: ({ perfil, canal, prueba }, { paint, translator }) => {
    const { t } = translator;
    const good = `${paint.good("✓")} ${t("probar.conexion", { perfil, canal })}`;
    if (prueba === undefined) return [good];
    return [
      good,
      prueba.recibida
        ? `${paint.good("✓")} ${t("probar.recibida", { direccion: prueba.para })}`
        : `${paint.warn("!")} ${t("probar.no-recibida", { direccion: prueba.para })}`,
      prueba.copia
        ? `${paint.good("✓")} ${t("probar.copia")}`
        : `${paint.warn("!")} ${t("probar.sin-copia")}`,
    ];
  },
  schema: async () => (await import("./profile.schema.ts")).perfilProbar,
  json: ({ perfil, canal, prueba }) => ({
    perfil,
    canal,
    conexion: "bien",
    prueba: prueba ?? null,
  }),
  exitCode: ({ prueba }) =>
    prueba === undefined || prueba.recibida ? exitCodes.done : exitCodes.unknownOutcome,
});
