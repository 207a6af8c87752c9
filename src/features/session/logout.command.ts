import { defineCommand } from "../../app/command.ts";
import type { Translator } from "../../i18n/translator.ts";
import { neutralizeLine } from "../../view/neutralize.ts";

export const sesionCerrar = defineCommand({
  async run(_input, call) {
    const { context } = call;
    const { nombre: perfil } = await call.profile();
    const sessions = await call.sessions();
    const session = await sessions.load(perfil);
    const remove = () => sessions.remove(perfil);
    // Whoever renews the permission at this moment is waited for.
    await (session?.permiso === undefined ? remove() : sessions.alone(perfil, remove));
    if (session === undefined) return { perfil, habia: false, vigente: undefined };
    const { signIn } = await call.connect();
    const ended = await signIn.signOut(session.token, context.signal);
    const emisor = session.permiso?.emisor ?? "";
    const vigente = ended ? undefined : { emisor, pagina: signIn.browser?.permissionsPage };
    return { perfil, habia: true, vigente };
  },
  view: ({ perfil, habia, vigente }, { paint, translator }) => {
    const { t } = translator;
    if (!habia) return [t("sesion.no-habia", { perfil })];
    return [
      `${paint.good("✓")} ${t("sesion.cerrada", { perfil })}`,
      ...(vigente === undefined ? [] : [`${paint.warn("!")} ${standing(vigente, translator)}`]),
    ];
  },
  schema: async () => (await import("./session.schema.ts")).sesionCerrar,
  json: ({ perfil, habia, vigente }) => ({
    perfil,
    cerrada: habia,
    permiso_vigente: vigente !== undefined,
  }),
});

/** Says that the issuer's permission still stands, and where it is taken back. */
function standing(
  { emisor, pagina }: { readonly emisor: string; readonly pagina: string | undefined },
  { t }: Translator,
): string {
  const name = neutralizeLine(emisor);
  return pagina === undefined
    ? t("sesion.permiso-vigente", { emisor: name })
    : t("sesion.permiso-vigente-en", { emisor: name, pagina });
}
