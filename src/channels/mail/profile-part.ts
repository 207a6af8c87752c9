import * as z from "zod/mini";
import type { ChannelProfile } from "../../forms/channel-profile.ts";

/** The mailbox through which the desk is written to, as it stands in a profile. */
const mailSettings = z.object({
  /** The operator's own address. */
  direccion: z.string(),
  /** The desk's address. */
  mesa: z.string(),
  /** `smtps://host:465`, or `smtp://host:587` where STARTTLS is demanded. */
  smtp: z.string(),
  /** `imaps://host:993`, or `imap://host:143` where STARTTLS is demanded. */
  imap: z.string(),
  acceso: z.enum(["contrasena", "xoauth2", "oauth"]),
  /** Who gives tokens out, where the mailbox is opened by `oauth`. */
  oauth: z.exactOptional(
    z.object({
      emisor: z.string(),
      cliente: z.string(),
      inquilino: z.exactOptional(z.string()),
      alcances: z.exactOptional(z.readonly(z.array(z.string()))),
    }),
  ),
  /** Domains besides the desk's own from which it answers. */
  dominios: z.exactOptional(z.array(z.string())),
  /** How the desk writes ticket numbers into subjects, besides the ways that are known. */
  patrones: z.exactOptional(z.array(z.string())),
});

export type MailSettings = Readonly<z.output<typeof mailSettings>>;

declare module "../../ports/profile-store.ts" {
  interface ChannelSettings {
    /** For the channel `correo`. */
    readonly buzon?: MailSettings;
  }
}

/** What the channel `correo` keeps in a profile. */
export const mailProfile = {
  shape: { buzon: z.exactOptional(mailSettings) },
  facts({ buzon }, { t }) {
    if (buzon === undefined) return [];
    const { direccion, mesa, smtp, imap, oauth } = buzon;
    const facts: readonly (readonly [label: string, value: string | undefined])[] = [
      [t("buzon.direccion"), direccion],
      [t("buzon.mesa"), mesa],
      ["SMTP", smtp],
      ["IMAP", imap],
      [t("buzon.emisor"), oauth?.emisor],
      [t("buzon.cliente"), oauth?.cliente],
      [t("buzon.inquilino"), oauth?.inquilino],
      [t("buzon.alcance"), oauth?.alcances?.join(" ")],
    ];
    return facts.flatMap(([label, value]) =>
      value === undefined ? [] : [[label, value] as const],
    );
  },
  form: async () => (await import("./profile-form.ts")).mailProfileForm,
} satisfies ChannelProfile;
