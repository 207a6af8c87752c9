type Environment = Readonly<Record<string, string | undefined>>;

/** Values of `TERM_PROGRAM` of terminals that show links. */
const linkingTerminals = /^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|rio|Tabby|mintty)$/;

/**
 * Whether the terminal is known to show links (OSC 8). A terminal can't be asked, and some print the
 * address as text, so links are only used with terminals that are known by name. `FORCE_HYPERLINK`
 * overrides this.
 */
export function linksWanted(env: Environment): boolean {
  const force = env["FORCE_HYPERLINK"];
  if (force !== undefined) return force !== "0";
  if (env["TERM"] === "dumb" || env["CI"] !== undefined) return false;
  // Within a multiplexer, what the outer terminal supports is unknown.
  if (env["TMUX"] !== undefined || env["STY"] !== undefined) return false;
  if (linkingTerminals.test(env["TERM_PROGRAM"] ?? "")) return true;
  if (/^(?:xterm-kitty|xterm-ghostty|alacritty|foot)/.test(env["TERM"] ?? "")) return true;
  if (env["WT_SESSION"] !== undefined || env["KONSOLE_VERSION"] !== undefined) return true;
  // VTE (GNOME's terminals) shows links from 0.50.1 on; 0.50.0 crashes.
  return Number(env["VTE_VERSION"] ?? 0) >= 5001;
}
