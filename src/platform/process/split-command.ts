/** A part of a word: quoted in one way or the other, an escaped character, or plain. */
const posixPart = /'([^']*)'|"((?:[^"\\]|\\[^])*)"|\\([^])|([^\s'"\\]+)/y;
/** On Windows a backslash is part of a path, and only double quotes group. */
const windowsPart = /"([^"]*)"|([^\s"]+)/y;

/**
 * Splits a command such as `'/opt/my editor' --wait` or `"C:\Program Files\x.exe" -w` into program and
 * options as the system's shell would, without a shell: nothing is expanded or run.
 */
export function splitCommand(command: string, platform: NodeJS.Platform): readonly string[] {
  const part = platform === "win32" ? windowsPart : posixPart;
  const words: string[] = [];
  let begun = false;
  for (let at = 0; at < command.length;) {
    const matcher = new RegExp(part);
    matcher.lastIndex = at;
    const match = matcher.exec(command);
    if (match === null) {
      // A blank ends the word; a quote without its partner is an ordinary character.
      const blank = /\s/.test(command.charAt(at));
      if (!blank) words.push(`${begun ? (words.pop() ?? "") : ""}${command.charAt(at)}`);
      begun = !blank;
      at += 1;
      continue;
    }
    const quoted = match[2]?.replace(/\\(["\\$`])/g, "$1");
    const text =
      platform === "win32" ? (match[1] ?? match[2]) : (match[1] ?? quoted ?? match[3] ?? match[4]);
    words.push(`${begun ? (words.pop() ?? "") : ""}${text ?? ""}`);
    begun = true;
    at = matcher.lastIndex;
  }
  return words;
}
