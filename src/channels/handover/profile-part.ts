import * as z from "zod/mini";
import type { ChannelProfile } from "../../forms/channel-profile.ts";

/** Where requests are written for a person to send them, and whose mailbox they go out from. */
const handOverSettings = z.object({
  /** Absolute path of the folder in which messages are written. */
  carpeta: z.string(),
  /** Absolute path of the folder in which sent and received messages are found. */
  entrada: z.exactOptional(z.string()),
  /** The operator's own address. */
  direccion: z.string(),
  /** The desk's address. */
  mesa: z.string(),
  /** Domains besides the desk's own from which it answers. */
  dominios: z.exactOptional(z.array(z.string())),
  /** How the desk writes ticket numbers into subjects, besides the ways that are known. */
  patrones: z.exactOptional(z.array(z.string())),
});

export type HandOverSettings = Readonly<z.output<typeof handOverSettings>>;

declare module "../../ports/profile-store.ts" {
  interface ChannelSettings {
    /** For the channel `entrega`. */
    readonly entrega?: HandOverSettings;
  }
}

/** What the channel `entrega` keeps in a profile. */
export const handOverProfile = {
  shape: { entrega: z.exactOptional(handOverSettings) },
  facts: ({ entrega }, { t }) =>
    entrega === undefined
      ? []
      : [
          [t("entrega.carpeta"), entrega.carpeta],
          ...(entrega.entrada === undefined
            ? []
            : [[t("entrega.entrada"), entrega.entrada] as const]),
          [t("buzon.direccion"), entrega.direccion],
          [t("buzon.mesa"), entrega.mesa],
        ],
  form: async () => (await import("./profile-form.ts")).handOverProfileForm,
} satisfies ChannelProfile;
