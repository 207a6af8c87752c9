import type { ShownPicture } from "../../ports/terminal.ts";

/** How a terminal takes pictures. */
type PictureProtocol = "kitty" | "iterm";

/** Characters of Base64 that one escape sequence of kitty may carry. */
const kittyPieceLength = 4096;

const maxColumns = 100;

/**
 * The way in which the terminal says by its environment that it shows pictures; undefined where it does
 * not, or where a multiplexer stands between, which would not pass them on.
 */
function protocolOf(
  env: Readonly<Record<string, string | undefined>>,
): PictureProtocol | undefined {
  const { TERM = "", TERM_PROGRAM = "", TMUX, STY, KITTY_WINDOW_ID } = env;
  if (TMUX || STY || /^(?:screen|tmux|dumb)/.test(TERM)) return undefined;
  if (TERM_PROGRAM === "iTerm.app" || TERM_PROGRAM === "WezTerm") return "iterm";
  const named = TERM_PROGRAM === "ghostty" || /^xterm-(?:kitty|ghostty)$/.test(TERM);
  return named || KITTY_WINDOW_ID ? "kitty" : undefined;
}

/**
 * The escape sequences that show a picture, at most 100 columns wide: by kitty's graphics protocol
 * (https://sw.kovidgoyal.net/kitty/graphics-protocol/) or by iTerm2's inline images
 * (https://iterm2.com/documentation-images.html). Undefined where the terminal is not known to show
 * it: kitty's protocol knows PNG alone.
 */
export function pictureSequence(
  { kind, bytes }: ShownPicture,
  env: Readonly<Record<string, string | undefined>>,
  width: number,
): string | undefined {
  const protocol = protocolOf(env);
  const columns = Math.min(width, maxColumns);
  const text = Buffer.from(bytes).toString("base64");
  if (protocol === "iterm") {
    const facts = `inline=1;size=${bytes.length};width=${columns};preserveAspectRatio=1`;
    return `\u001b]1337;File=${facts}:${text}\u0007\n`;
  }
  if (protocol !== "kitty" || kind !== "png") return undefined;
  const count = Math.ceil(text.length / kittyPieceLength);
  const pieces = Array.from({ length: count }, (_none, at) => {
    // `q=2`: the terminal's answer would be read as typed.
    const head = at === 0 ? `a=T,f=100,q=2,c=${columns},` : "q=2,";
    const piece = text.slice(at * kittyPieceLength, (at + 1) * kittyPieceLength);
    return `\u001b_G${head}m=${at === count - 1 ? 0 : 1};${piece}\u001b\\`;
  });
  return `${pieces.join("")}\n`;
}
