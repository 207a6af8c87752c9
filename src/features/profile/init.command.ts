import { MesaError } from "../../errors/mesa-error.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import { profileJson } from "./profile-json.view.ts";
import { sessionJson } from "../session/session.view.ts";
import { setUpView, type SetUp } from "./init.view.ts";
import type { ChannelProfiles } from "../../forms/channel-profile.ts";
import type { Profile } from "../../ports/profile-store.ts";
import { askProfile } from "./ask-profile.call.ts";
import type { Call } from "../../app/call.ts";
import { defineCommand, type AnyCommand } from "../../app/command.ts";
import { firstProfile } from "./offer-profile.call.ts";
import {
  completeProfile,
  loadChannelForms,
  profileOptions,
  readDraft,
} from "./complete-profile.call.ts";
import { offerSession } from "../session/offer-session.call.ts";

/** @param profiles  what each channel keeps in a profile */
export async function iniciar(profiles: ChannelProfiles): Promise<AnyCommand> {
  const forms = await loadChannelForms(profiles);
  return defineCommand({
    operands: [{ name: "nombre", summary: "argumento.perfil-nuevo", optional: true }],
    options: profileOptions(forms),
    async run(input, call): Promise<SetUp> {
      const nombre = input.operands[0] ?? firstProfile;
      const store = await call.context.profiles();
      const given = readDraft(nombre, input, await store.find(nombre), forms, call.asks);
      const draft = call.asks ? await nothingKept(() => askProfile(given, forms, call)) : given;
      const profile = await completeProfile(draft, forms, call);
      await store.save(profile);
      await store.use(nombre);
      const conexion = (await answers(profile, call)) ? "bien" : "falla";
      const signedIn = conexion === "bien" ? await offerSession(profile, call) : undefined;
      return { profile, conexion, signedIn };
    },
    view: setUpView,
    schema: async () => (await import("./profile.schema.ts")).iniciar(profiles),
    json: ({ profile, conexion, signedIn }) => ({
      perfil: profileJson(profile),
      conexion,
      sesion: signedIn === undefined ? null : sessionJson(signedIn).sesion,
    }),
    exitCode: ({ conexion }) => (conexion === "bien" ? exitCodes.done : exitCodes.unreachable),
  });
}

/** Asks; whoever interrupts it is told that nothing was saved. */
async function nothingKept<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof MesaError) || error.code !== "interrumpido") throw error;
    throw new MesaError("interrumpido", { params: { caso: "nada-guardado" }, cause: error });
  }
}

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
