type Environment = Readonly<Record<string, string | undefined>>;

/** Terminals that name themselves in `TERM_PROGRAM` and know links. */
const programs = /^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|rio|Tabby|mintty)$/;

/**
 * Whether a terminal is known to show links (OSC 8). There is no way to ask one, and some print
 * the address as text, so only those that are known by name get them; `FORCE_HYPERLINK` decides
 * where it is set.
 */
export function linksWanted(env: Environment): boolean {
  const force = env["FORCE_HYPERLINK"];
  if (force !== undefined) return force !== "0";
  if (env["TERM"] === "dumb" || env["CI"] !== undefined) return false;
  // Inside a multiplexer it is the outer terminal that would have to know.
  if (env["TMUX"] !== undefined || env["STY"] !== undefined) return false;
  if (programs.test(env["TERM_PROGRAM"] ?? "")) return true;
  if (/^(?:xterm-kitty|xterm-ghostty|alacritty|foot)/.test(env["TERM"] ?? "")) return true;
  if (env["WT_SESSION"] !== undefined || env["KONSOLE_VERSION"] !== undefined) return true;
  // GNOME's terminals from 0.50.1 on; 0.50.0 crashed.
  return Number(env["VTE_VERSION"] ?? 0) >= 5001;
}
