// What of other people's work is in the package: read off the modules that the bundle is made of.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Installed beside the bundle, as they are. */
const natives = ["libsql", "@napi-rs/keyring"];
/** Files that lie beside the bundle. */
const fonts = ["@embedpdf/fonts-latin", "@embedpdf/fonts-sc"];

/**
 * The packages that these modules and the files beside them come from.
 *
 * @param moduleIds Absolute paths of the modules in the bundle.
 * @returns `{ name, version, license, text }`, by name and version; `text` holds the notices.
 * @throws Error if one says nothing about its licence.
 */
export function packagesOf(moduleIds) {
  const folders = moduleIds.flatMap(
    (id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll("\\", "/"))?.[0] ?? [],
  );
  const beside = [...natives, ...fonts].map((name) => join("node_modules", name));
  const packages = [...new Set(folders), ...beside].map(packageIn);
  const byName = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byName.keys()].toSorted().map((key) => byName.get(key));
}

function packageIn(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  const text = files.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
  // One package has a file with it, but no word about it in its package.json.
  const known = license ?? (/^(?:The )?MIT License/i.test(text) ? "MIT" : undefined);
  if (typeof known !== "string") throw new Error(`${name} says nothing about its licence`);
  return { name, version, license: known, text: text.replaceAll("\r\n", "\n") };
}

/** The page `TERCEROS.md`: which packages, and each licence's text once for all that share it. */
export function noticesPage(packages) {
  const rows = packages.map(
    ({ name, version, license }) => `| ${name} | ${version} | ${license} |`,
  );
  const texts = new Map();
  for (const one of packages) {
    const text = one.text || one.license;
    texts.set(text, [...(texts.get(text) ?? []), one]);
  }
  return [
    "# De terceros",
    "",
    "Lo que va dentro de `mesa` y no es suyo, hecho con lo que el paquete contiene de verdad (`npm run generate`). La misma lista en CycloneDX: `TERCEROS.cdx.json`.",
    "",
    "| Paquete | Versión | Licencia |",
    "| --- | --- | --- |",
    ...rows,
    "",
    ...[...texts].flatMap(([text, own]) => [
      `## ${own.map(({ name }) => name).join(", ")}`,
      "",
      "```text",
      text,
      "```",
      "",
    ]),
  ].join("\n");
}

/** The software bill of materials, as CycloneDX 1.6 wants it; without a date, so that it says the same twice. */
export function billOfMaterials(packages, { name, version, license }) {
  const component = (one) => ({
    type: "library",
    "bom-ref": purl(one),
    name: one.name,
    version: one.version,
    licenses: [
      /[ ()]/.test(one.license) ? { expression: one.license } : { license: { id: one.license } },
    ],
    purl: purl(one),
  });
  const main = { name, version, license };
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { ...component(main), type: "application" } },
    components: packages.map(component),
    dependencies: [{ ref: purl(main), dependsOn: packages.map(purl) }],
  };
}

function purl({ name, version }) {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}
