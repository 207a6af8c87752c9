import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { testDesk } from "../support/desk-client.ts";
import { runMesa } from "../support/test-context.ts";

const hint = "run npm run generate";
const text = (path: string): string => readFileSync(path, "utf8").replaceAll("\r\n", "\n");

test("completions/tree.json is made of the command tree", async () => {
  const { stdout } = await runMesa(["completar", "arbol"]);
  expect(JSON.parse(text("completions/tree.json")), hint).toEqual(JSON.parse(stdout));
});

test("the manual's pages are those of the commands, words and examples included", async () => {
  const { version }: { version: string } = JSON.parse(text("package.json"));
  const books = [[], ["--idioma", "en"]].map(async (language) => {
    const { stdout } = await runMesa(["completar", "manual", ...language]);
    const book: Readonly<Record<string, string>> = JSON.parse(
      stdout.replaceAll("0.0.0-test", version),
    );
    return book;
  });
  const [spanish, english] = await Promise.all(books);
  const pages = { ...spanish, ...english };
  const names = Object.keys(pages);
  expect(readdirSync("man").toSorted()).toEqual(names.toSorted());
  // A page keeps the date of its last change.
  const undated = (page: string): string => page.replace(/^(\.TH \S+ 1) "[^"]*"/, "$1");
  for (const [name, page] of Object.entries(pages))
    expect(undated(text(join("man", name))), hint).toBe(undated(page));
});

test.each([
  ["es", "docs/errores.md"],
  ["en", "docs/en/errors.md"],
])(
  "the page of errors in %s has each one's code, exit code, words and remedy",
  async (language, path) => {
    const { stdout } = await runMesa(["explicar", "--json", "--idioma", language]);
    const { codigos } = JSON.parse(stdout);
    const rows = text(path).replaceAll("\\|", "|").split("\n").slice(9, -1);
    expect(rows, hint).toEqual(
      codigos.map(
        (one: Readonly<Record<string, string | number>>) =>
          `| \`${one["codigo"]}\` | ${one["salida"]} | ${one["mensaje"]} | ${one["sugerencia"] ?? ""} |`,
      ),
    );
  },
);

test.each([
  ["es", "docs/canales.md"],
  ["en", "docs/en/channels.md"],
])("the page of channels in %s has what the help says of each", async (language, path) => {
  const { stdout } = await runMesa(["ayuda", "canales", "--json", "--idioma", language]);
  const { canales } = JSON.parse(stdout);
  const rows = text(path)
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| ---"))
    .map((line) => line.slice(2, -2).split(" | ").slice(1));
  const columns = canales.map((_one: unknown, at: number) => rows.map((cells) => cells[at]));
  expect(columns, hint).toEqual(
    canales.map(
      (one: {
        readonly canal: string;
        readonly descripcion: string;
        readonly necesita: string;
        readonly capacidades: readonly { readonly texto: string }[];
        readonly probado: string;
      }) => [
        `\`${one.canal}\``,
        one.descripcion,
        one.necesita,
        ...one.capacidades.map(({ texto }) => texto),
        one.probado,
      ],
    ),
  );
});

test.each([
  ["es", "docs/referencia.md"],
  ["en", "docs/en/reference.md"],
])("the reference in %s is made of the command tree and the schemas", async (language, path) => {
  const { stdout } = await runMesa(["completar", "referencia", "--idioma", language]);
  expect(text(path), hint).toBe(JSON.parse(stdout).pagina);
});

test.each(["docs/referencia.md", "docs/en/reference.md"])(
  "every link in %s leads somewhere",
  (path) => {
    const page = text(path);
    const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
      title.toLowerCase().replace(/[()]/g, "").replaceAll(" ", "-"),
    );
    expect(headings.length).toBe(new Set(headings).size);
    const links = [...page.matchAll(/\]\(([^)]*)\)/g)].map(([, target = ""]) => target);
    const missing = links.filter((target) =>
      target.startsWith("#")
        ? !headings.includes(target.slice(1))
        : !existsSync(join(dirname(path), target)),
    );
    expect(missing).toEqual([]);
  },
);

test("docs/openapi.yaml is what the practice desk serves", async () => {
  const { url } = await testDesk();
  const served: unknown = await (await fetch(`${url}/openapi.json`)).json();
  expect(parse(text("docs/openapi.yaml")), hint).toEqual(served);
});
