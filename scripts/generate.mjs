// Writes what is generated and checked in: docs/openapi.yaml from what the embedded desk serves,
// completions/tree.json, man/ and the reference (docs/referencia.md, docs/en/reference.md) from the
// command tree, the pages of error codes (docs/errores.md, docs/en/errors.md) from the table of errors,
// those of the channels (docs/canales.md, docs/en/channels.md) from that of the channels, the table in
// docs/architecture.md from docs/rooms.json, the README's pictures from recorded screens, TERCEROS.md and
// its bill of materials from the modules in the bundle.
// Needs a build (`npm run generate` makes one); tests tell when a file is stale.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { stringify } from "yaml";
import { drawScreens } from "./draw-screens.mjs";
import { billOfMaterials, noticesPage, packagesOf } from "./third-parties.mjs";

// What is checked in names the program `mesa`, though npx may have started this.
delete process.env.npm_command;

/** Where everything is written: the repository, or a folder to compare with. */
const root = process.argv[2] ?? ".";
for (const place of ["docs/pantallas", "docs/en", "completions", "man"]) {
  mkdirSync(join(root, place), { recursive: true });
}

/** What nearly every room may import. */
const ground = ["domain", "catalogs", "forms", "errors", "ports", "i18n"];

const folder = mkdtempSync(join(tmpdir(), "mesa-generate-"));
const desk = spawn(
  process.execPath,
  ["bin/mesa.cjs", "practica", "servir", "--puerto", "0", "--json"],
  { env: { ...process.env, MESA_CARPETA: folder }, stdio: ["ignore", "pipe", "inherit"] },
);
try {
  const document = await fetchDocument();
  writeFileSync(
    join(root, "docs/openapi.yaml"),
    stringify(document, { lineWidth: 100, aliasDuplicateObjects: false }),
  );
} finally {
  desk.kill();
  await once(desk, "exit");
  rmSync(folder, { recursive: true, force: true });
}

async function fetchDocument() {
  for await (const line of createInterface({ input: desk.stdout })) {
    const { documento } = JSON.parse(line);
    const reply = await fetch(documento);
    return await reply.json();
  }
  throw new Error("the desk ended before it served");
}

// On one line: it is a part of every installation, and read at every completion.
const tree = JSON.stringify(JSON.parse(mesa("completar", "arbol")));
writeFileSync(join(root, "completions/tree.json"), `${tree}\n`);

const pages = {
  ...JSON.parse(mesa("completar", "manual")),
  ...JSON.parse(mesa("completar", "manual", "--idioma", "en")),
};
for (const [name, page] of Object.entries(pages)) {
  writeFileSync(join(root, "man", name), withItsDate(page, join("man", name)));
}
const manifest = JSON.parse(readFileSync("package.json", "utf8"));
manifest.man = Object.keys(pages)
  .toSorted()
  .map((name) => `man/${name}`);
writeFileSync(join(root, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);

writeFileSync(join(root, "docs/referencia.md"), referencePage("es"));
writeFileSync(join(root, "docs/en/reference.md"), referencePage("en"));

writeFileSync(join(root, "docs/errores.md"), errorPage("es"));
writeFileSync(join(root, "docs/en/errors.md"), errorPage("en"));

writeFileSync(join(root, "docs/canales.md"), channelPage("es"));
writeFileSync(join(root, "docs/en/channels.md"), channelPage("en"));

writeFileSync(
  join(root, "docs/architecture.md"),
  withTable(
    readFileSync("docs/architecture.md", "utf8"),
    roomTable(JSON.parse(readFileSync("docs/rooms.json", "utf8"))),
  ),
);

for (const [name, drawing] of Object.entries(drawScreens())) {
  writeFileSync(join(root, "docs/pantallas", name), drawing);
}

const packages = packagesOf(JSON.parse(readFileSync("dist/modules.json", "utf8")));
const own = JSON.parse(readFileSync("package.json", "utf8"));
writeFileSync(join(root, "TERCEROS.md"), noticesPage(packages));
writeFileSync(
  join(root, "TERCEROS.cdx.json"),
  `${JSON.stringify(billOfMaterials(packages, own), null, 2)}\n`,
);

/** A manual page keeps its date until something else in it changes. */
function withItsDate(page, path) {
  if (!existsSync(path)) return page;
  const before = readFileSync(path, "utf8");
  const date = /^\.TH \S+ 1 "([^"]*)"/;
  return page.replace(date, "") === before.replace(date, "") ? before : page;
}

/** Puts the table between its two marks. */
function withTable(page, table) {
  return page.replace(/(<!-- rooms -->\n)[^]*(<!-- \/rooms -->)/, `$1\n${table}\n$2`);
}

function roomTable({ rooms, layers }) {
  const cell = (names) => (names.length === 0 ? "–" : names.join(", "));
  const everywhere = ["app", "view", "sending", ...ground];
  const named = (room, imports) =>
    room.startsWith("features/") ? imports.filter((one) => !everywhere.includes(one)) : imports;
  return [
    "| room | what lives there | may import |",
    "| --- | --- | --- |",
    ...Object.entries(rooms).map(
      ([room, { what, imports }]) => `| \`${room}\` | ${what} | ${cell(named(room, imports))} |`,
    ),
    "",
    `Every feature may import ${everywhere.join(", ")} besides.`,
    "",
    "| files of a feature | what they are | may import of that |",
    "| --- | --- | --- |",
    ...layers.map(
      ({ suffix, what, imports = ["everything"] }) =>
        `| \`*${suffix}\` | ${what} | ${cell(imports)} |`,
    ),
    "",
  ].join("\n");
}

function referencePage(language) {
  return JSON.parse(mesa("completar", "referencia", "--idioma", language)).pagina;
}

function mesa(...words) {
  return spawnSync(process.execPath, ["bin/mesa.cjs", ...words], { encoding: "utf8" }).stdout;
}

function channelPage(language) {
  const { canales } = JSON.parse(mesa("ayuda", "canales", "--json", "--idioma", language));
  const words = {
    es: {
      heading: [
        "# Canales",
        "",
        "[English](en/channels.md) · [Volver](../README.md)",
        "",
        "Generado de la tabla de la que salen la ayuda y las negativas (`npm run generate`); lo mismo dicen `mesa ayuda canales` y `mesa perfil ver`.",
      ],
      is: "Qué es",
      needs: "Necesita",
      tested: "Probado contra",
    },
    en: {
      heading: [
        "# Channels",
        "",
        "[Español](../canales.md) · [Back](../../README.en.md)",
        "",
        "Made from the table that the help and the error messages come from (`npm run generate`); `mesa help canales` and `mesa profile show` say the same.",
      ],
      is: "What it is",
      needs: "Needs",
      tested: "Tested against",
    },
  }[language];
  const cells = (values) => `| ${values.join(" | ")} |`;
  const row = (title, valueOf) => cells([title, ...canales.map(valueOf)]);
  const capability = ({ clave, nombre }) =>
    row(nombre, ({ capacidades }) => capacidades.find((one) => one.clave === clave).texto);
  return [
    ...words.heading,
    "",
    cells(["", ...canales.map(({ canal }) => `\`${canal}\``)]),
    cells(["---", ...canales.map(() => "---")]),
    row(words.is, ({ descripcion }) => descripcion),
    row(words.needs, ({ necesita }) => necesita),
    ...canales[0].capacidades.map(capability),
    row(words.tested, ({ probado }) => probado),
    "",
  ].join("\n");
}

function errorPage(language) {
  const { codigos } = JSON.parse(mesa("explicar", "--json", "--idioma", language));
  const heading = {
    es: [
      "# Códigos de error",
      "",
      "[English](en/errors.md) · [Volver](../README.md)",
      "",
      "Generado de la tabla de la que salen los propios mensajes (`npm run generate`); lo mismo dice `mesa explicar CODIGO`.",
      "Con `--json`, el código está en `error.codigo` y el de salida en `error.salida`.",
      "",
      "| Código | Salida | Qué significa | Qué hacer |",
    ],
    en: [
      "# Error codes",
      "",
      "[Español](../errores.md) · [Back](../../README.en.md)",
      "",
      "Made from the table that the messages themselves come from (`npm run generate`); `mesa explain CODE` says the same.",
      "With `--json`, the code is in `error.codigo` and the exit code in `error.salida`.",
      "",
      "| Code | Exit code | What it means | What to do |",
    ],
  }[language];
  const rows = codigos.map(({ codigo, salida, mensaje, sugerencia }) =>
    `| \`${codigo}\` | ${salida} | ${mensaje} | ${sugerencia ?? ""} |`.replace(
      /(?<=\S)\|(?=\S)/g,
      "\\|",
    ),
  );
  return [...heading, "|---|---|---|---|", ...rows, ""].join("\n");
}
