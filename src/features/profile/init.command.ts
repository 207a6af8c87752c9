import { MesaError } from "../../errors/mesa-error.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import { describeError } from "../../view/describe.ts";
import { profileJson } from "./profile-json.view.ts";
import { sessionJson } from "../session/session.view.ts";
import { setUpView, type SetUp } from "./init.view.ts";
import { channelCapabilities } from "../../ports/channel-capabilities.ts";
import { profileUser, type Profile } from "../../ports/profile-store.ts";
import { askProfile } from "./ask-profile.call.ts";
import type { Call } from "../../app/call.ts";
import { defineCommand } from "../../app/command.ts";
import { firstProfile } from "./offer-profile.call.ts";
import { completeProfile } from "./complete-profile.call.ts";
import { profileDraft, profileOptions } from "./profile-draft.call.ts";
import { signIn } from "../session/sign-in.call.ts";

export const iniciar = defineCommand({
  operands: [{ name: "nombre", summary: "argumento.perfil-nuevo", optional: true }],
  options: profileOptions,
  async run(input, call): Promise<SetUp> {
    const nombre = input.operands[0] ?? firstProfile;
    const profiles = await call.context.profiles();
    const given = profileDraft(nombre, input, await profiles.find(nombre));
    const draft = call.asks ? await askProfile(given, call) : given;
    const { profile, problems } = await completeProfile(draft, call);
    if (problems.length > 0) throw new MesaError("formulario-invalido", { problems });
    await profiles.save(profile);
    await profiles.use(nombre);
    const conexion = (await answers(profile, call)) ? "bien" : "falla";
    const signedIn = conexion === "bien" ? await offerSession(profile, call) : undefined;
    return { profile, conexion, signedIn };
  },
  view: setUpView,
  schema: async () => (await import("./profile.schema.ts")).iniciar,
  json: ({ profile, conexion, signedIn }) => ({
    perfil: profileJson(profile),
    conexion,
    sesion: signedIn === undefined ? null : sessionJson(signedIn).sesion,
  }),
  exitCode: ({ conexion }) => (conexion === "bien" ? exitCodes.done : exitCodes.unreachable),
});

/** Whether the profile's desk is there. */
async function answers(profile: Profile, call: Call): Promise<boolean> {
  try {
    const { channel } = await call.connectTo(profile);
    await channel.ping(call.context.signal);
    return true;
  } catch (error) {
    if (error instanceof MesaError && error.code !== "interrumpido") return false;
    throw error;
  }
}

/** One attempt, on the spot; whoever fails tries again with `mesa sesion iniciar`. */
async function offerSession(profile: Profile, call: Call) {
  const { translator, prompter } = call;
  if (channelCapabilities[profile.canal].ingreso === "ninguno" || !call.asks) return undefined;
  if (!(await prompter.confirm(translator.t("iniciar.sesion"), true))) return undefined;
  try {
    return await signIn(
      { ruc: profile.ruc, usuario: profileUser(profile), contrasena: undefined },
      false,
      profile,
      call,
    );
  } catch (error) {
    if (!(error instanceof MesaError) || error.code === "interrumpido") throw error;
    call.remark(`✗ ${describeError(error, translator).message}`);
    return undefined;
  }
}
