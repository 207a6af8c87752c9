import type { ChannelId } from "../ports/channel.ts";
import type { Connect } from "./connect-needs.ts";

/**
 * How each channel is opened; only the one that is used is loaded. A new channel is a folder in
 * `channels/` and a line here (docs/decisions/0020-a-new-channel.md).
 */
export const connectors = {
  correo: async () => (await import("./connect-mail.ts")).connectMail,
  entrega: async () => (await import("./connect-hand-over.ts")).connectHandOver,
  portal: async () => (await import("./connect-portal.ts")).connectPortal,
  rt: async () => (await import("./connect-rt.ts")).connectRt,
  practica: async () => (await import("./start-practice-desk.ts")).connectPracticeDesk,
} as const satisfies Record<ChannelId, () => Promise<Connect>>;
