import * as z from "zod/mini";
import type { ChannelProfile } from "../../forms/channel-profile.ts";

/** Where in a Request Tracker a request goes, and which of its fields goes into which of the queue's. */
const rtSettings = z.object({
  /** Name of the queue. */
  cola: z.string(),
  /** Custom field that holds the submission's key: searched before anything is repeated. */
  campo_clave: z.string(),
  /** For whom tickets are registered: the name or address of the user who signs in. */
  solicitante: z.string(),
  /** Form field (or `tipo`) → custom field of the queue. */
  campos: z.record(z.string(), z.string()),
  /** RT's word for a state → ours, where RT's own life cycle does not fit. */
  estados: z.exactOptional(z.record(z.string(), z.string())),
});

export type RtSettings = Readonly<z.output<typeof rtSettings>>;

declare module "../../ports/profile-store.ts" {
  interface ChannelSettings {
    /** For the channel `rt`. */
    readonly rt?: RtSettings;
  }
}

/** What the channel `rt` keeps in a profile. */
export const rtProfile = {
  shape: { rt: z.exactOptional(rtSettings) },
  facts({ rt }, { t }) {
    if (rt === undefined) return [];
    const { cola, solicitante, campo_clave, campos, estados = {} } = rt;
    return [
      [t("rt.cola"), cola],
      [t("rt.solicitante"), solicitante],
      [t("rt.campos"), arrows({ clave: campo_clave, ...campos })],
      ...(Object.keys(estados).length === 0 ? [] : [[t("rt.estados"), arrows(estados)] as const]),
    ];
  },
  form: async () => (await import("./profile-form.ts")).rtProfileForm,
} satisfies ChannelProfile;

/** `pantalla → Pantalla, motivo → Motivo` */
function arrows(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([from, to]) => `${from} → ${to}`)
    .join(", ");
}
