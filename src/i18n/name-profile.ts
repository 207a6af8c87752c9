/** Commands whose answer depends on the profile, in both languages, as messages quote them. */
const profileCommand =
  /([«“](?:npx )?mesa (?:ticket|bandeja|outbox|novedades|news|incidente|incident|consulta|consultation|lote|batch|sesion|auth|guia|guide|registro|register)\b(?! (?:comprobante|receipt) --verificar)[^»”]*)(?=[»”])/g;

/**
 * The same text, in which every command that depends on the profile names the one that was given on
 * the command line: without it, a command copied from a message would ask another desk.
 */
export function nameProfile(text: string, perfil: string): string {
  return text.replace(profileCommand, (command) =>
    command.includes("--perfil") ? command : `${command} --perfil ${perfil}`,
  );
}
