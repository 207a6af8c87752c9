// The README's pictures: screens that a test has recorded on a real pseudo-terminal
// (test/binary/pantallas), drawn as SVG that can be read on light and dark pages.
import { readFileSync } from "node:fs";

const screens = {
  asistente: "The capture is found by its first letters",
  revision: "All of it, before it is sent",
  recibo: "It is registered",
};

const [charWidth, lineHeight, margin] = [8.4, 19, 16];

/** @returns {Record<string, string>} SVG by file name, for both languages */
export function drawScreens() {
  const drawn = {};
  for (const language of ["es", "en"]) {
    const album = readFileSync(`test/binary/pantallas/incidente-${language}-80x24.txt`, "utf8");
    for (const [name, title] of Object.entries(screens)) {
      const [, rest = ""] = album.split(`── ${title} ──\n\n`);
      const [screen = ""] = rest.split("\n\n── ");
      if (screen === "") throw new Error(`no screen «${title}» in ${language}`);
      drawn[`${name}-${language}.svg`] = drawScreen(screen.trim().split("\n"));
    }
  }
  return drawn;
}

function drawScreen(lines) {
  const columns = Math.max(...lines.map((line) => line.length));
  const width = Math.ceil(columns * charWidth + 2 * margin);
  const height = lines.length * lineHeight + 2 * margin;
  const rows = lines.map((line, at) => {
    const y = margin + (at + 0.75) * lineHeight;
    return `<text x="${margin}" y="${y}" xml:space="preserve"${mark(line)}>${escaped(line)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img">
<style>
rect { fill: #ffffff; stroke: #d0d7de }
text { font: 14px ui-monospace, Consolas, "DejaVu Sans Mono", monospace; fill: #24292f }
.good { fill: #116329 } .bad { fill: #a40e26 } .chosen { fill: #0550ae }
@media (prefers-color-scheme: dark) {
  rect { fill: #0d1117; stroke: #30363d }
  text { fill: #e6edf3 }
  .good { fill: #3fb950 } .bad { fill: #ff7b72 } .chosen { fill: #79c0ff }
}
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${rows.join("\n")}
</svg>
`;
}

/** The colours of the real screen, which the recorded text has not kept. */
function mark(line) {
  if (line.startsWith("✓")) return ' class="good"';
  if (line.startsWith("✗")) return ' class="bad"';
  return /^[❯?]/.test(line) ? ' class="chosen"' : "";
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
