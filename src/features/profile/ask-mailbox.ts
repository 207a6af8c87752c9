import type { ProfilePart } from "./profile-draft.call.ts";
import { findServers, guessedServer, isEmail } from "./mailbox-draft.call.ts";

/** The mailbox's address is all that is asked for where its servers can be found out. */
export const mailAddressPart: ProfilePart = {
  field: "buzon",
  asked: ({ canal }) => canal === "correo",
  async ask(draft, call) {
    const { prompter, translator } = call;
    const before = draft.buzon.direccion ?? textOf(draft.operador["correo"]);
    const question = { message: translator.t("iniciar.buzon"), initial: before, back: true };
    const direccion = (await prompter.line(question)).trim();
    // Servers belong to an address: those of another one are forgotten.
    const { direccion: old } = draft.buzon;
    const other = old !== undefined && old !== direccion && { smtp: undefined, imap: undefined };
    const buzon = { ...draft.buzon, direccion, ...other };
    const operador = isEmail(direccion) ? { correo: direccion, ...draft.operador } : draft.operador;
    return { ...draft, operador, buzon: await findServers(buzon, call) };
  },
};

export function mailServerPart(
  key: "smtp" | "imap",
  message: "iniciar.smtp" | "iniciar.imap",
): ProfilePart {
  return {
    field: key,
    asked: ({ canal, buzon }) => canal === "correo" && buzon[key] === undefined,
    async ask(draft, { prompter, translator }) {
      const initial = guessedServer(key, draft.buzon);
      const question = { message: translator.t(message), initial, back: true };
      const answer = (await prompter.line(question)).trim();
      return { ...draft, buzon: { ...draft.buzon, [key]: answer } };
    },
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
