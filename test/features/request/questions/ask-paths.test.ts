import { mkdirSync, realpathSync, utimesSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { expect, test } from "vitest";
import {
  askMorePaths,
  askPaths,
} from "../../../../src/features/request/questions/ask-paths.call.ts";
import type { Call } from "../../../../src/app/call.ts";
import type { Prompter } from "../../../../src/ports/prompter.ts";
import { during } from "../../../support/during-call.ts";
import { testFolder } from "../../../support/test-context.ts";

/** A folder with files of many kinds and, at other times, four screenshots. */
function workplace(): string {
  const folder = realpathSync(testFolder());
  for (const name of ["Pictures/Screenshots", "carpeta", "otra"]) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const names = ["a.png", "Ab.PDF", "b.jpeg", ".oculto.png", "nota.txt", "carpeta/x.jpg"];
  for (const name of names) writeFileSync(join(folder, name), "");
  for (const at of [1, 3, 2, 4]) {
    const path = join(folder, "Pictures/Screenshots", `${at}.png`);
    writeFileSync(path, "");
    utimesSync(path, at, at);
  }
  return folder;
}

const done = "\u0000done";

interface Asked {
  readonly needed?: boolean;
  readonly known?: readonly string[];
}

/** What is done with these answers, with all that was said and asked; paths without their folder. */
async function talk(
  answers: readonly string[],
  use: (call: Call, folder: string) => Promise<readonly string[]>,
  typed = "",
) {
  const folder = workplace();
  const left = [...answers];
  const said: unknown[] = [];
  const slashes = (text: string): string => text.replaceAll(sep, "/");
  const bare = (text: string): string => slashes(text).replaceAll(`${slashes(folder)}/`, "");
  const unasked = () => Promise.reject(new Error("unexpected question"));
  const prompter: Prompter = {
    backKey: "Esc",
    line: unasked,
    hidden: unasked,
    confirm: unasked,
    choose: unasked,
    edit: unasked,
    search: async ({ message, initial, back }, find) => {
      const found = find(typed).map(({ value, name, answer }) =>
        [value, name, ...(answer === undefined ? [] : [answer])].map(bare),
      );
      said.push([message, initial, back, found]);
      return await Promise.resolve(left.shift() ?? done);
    },
  };
  let result: readonly string[] = [];
  const { stderr } = await during(async (call) => (result = await use(call, folder)), {
    folder,
    cwd: folder,
    interactive: true,
    env: { HOME: folder },
    context: { prompter: () => prompter },
  });
  return { result: result.map(bare), said, left, stderr, bare };
}

/** The choices for a text that is typed. */
async function choices(typed: string, { needed = false, known = [] }: Asked = {}) {
  const { said } = await talk(
    [],
    (call, folder) => {
      const paths = known.map((one) => join(folder, one));
      return askMorePaths({ title: "Archivo", known: paths, needed }, call);
    },
    typed,
  );
  return said;
}

const end = [done, "No hay más archivos"];
const recent = (name: string) => [`Pictures/Screenshots/${name}`, expect.stringMatching(/\d\.png/)];
const same = (name: string) => [name, name];
const asTyped = (text: string, answer = text) => [text, expect.stringContaining(answer), answer];
const all = ["a.png", "Ab.PDF", "b.jpeg", "carpeta/", "otra/", "Pictures/"].map(same);

test.each<[string, Asked, readonly unknown[]]>([
  ["", {}, [end, ...["4.png", "3.png", "2.png"].map(recent), ...all]],
  [" ", { needed: true }, [...["4.png", "3.png", "2.png"].map(recent), ...all]],
  ["a", {}, [same("a.png"), same("Ab.PDF"), asTyped("a")]],
  ["AB.pdf", {}, [same("Ab.PDF")]],
  ["nota.txt", {}, []],
  [" zz ", {}, [asTyped(" zz ", "zz")]],
  ["carpeta", {}, [same("carpeta/")]],
  ["carpeta/", {}, [same("carpeta/x.jpg"), asTyped("carpeta/")]],
  ["carpeta/X", {}, [same("carpeta/x.jpg"), asTyped("carpeta/X")]],
  ["a", { known: ["a.png"] }, [same("Ab.PDF"), asTyped("a")]],
])("for %j, with %j, what fits is offered", async (typed, asked, offered) => {
  const known = asked.known ?? [];
  expect(await choices(typed, asked)).toEqual([["Archivo", "", known.length === 0, offered]]);
});

test("what is known already is not offered again, but the end of it is", async () => {
  const known = ["a.png", "Pictures/Screenshots/4.png"];
  const [asked] = await choices("", { needed: true, known });
  const left = all.filter(([name]) => name !== "a.png");
  // One of the three newest is left out, and no older one takes its place.
  const offered = [end, ...["3.png", "2.png"].map(recent), ...left];
  expect(asked).toEqual(["Archivo", "", false, offered]);
});

test.each([
  [["a.png"], ["a.png"], ""],
  [["*.png"], ["a.png"], ""],
  [["a.png 'b.jpeg'"], ["a.png", "b.jpeg"], ""],
  [["No hay más archivos"], [], ""],
  [["carpeta/", "carpeta/x.jpg"], ["carpeta/x.jpg"], ""],
  [["nada.zzz", "a.png"], ["a.png"], "No se encuentra nada.zzz"],
  [["*.gif", "a.png"], ["a.png"], "No se encuentra *.gif"],
  [["c.png", "a.png"], ["a.png"], "No se encuentra c.png"],
  [["a.png nada.zzz", done], [], "No se encuentra nada.zzz"],
])("the answers %j give %j and say %j", async (answers, paths, remark) => {
  const { result, said, left, stderr, bare } = await talk(answers, (call) =>
    askMorePaths({ title: "Archivo", known: [], needed: false }, call),
  );
  expect(result).toEqual(paths);
  expect(left).toEqual([]);
  expect(bare(stderr)).toContain(remark);
  expect(stderr === "").toBe(remark === "");
  const begun = answers.map((_one, at) => (answers[at - 1] === "carpeta/" ? "carpeta/" : ""));
  expect(said.map((one) => (Array.isArray(one) ? one[1] : one))).toEqual(begun);
});

test("one after the other is asked for by its number until there are no more", async () => {
  const { result, said } = await talk(["a.png", "b.jpeg Ab.PDF"], (call, folder) =>
    askPaths("Anexo", [join(folder, "carpeta/x.jpg")], call),
  );
  expect(result).toEqual(["carpeta/x.jpg", "a.png", "b.jpeg", "Ab.PDF"]);
  expect(said.map((one) => (Array.isArray(one) ? [one[0], one[2]] : one))).toEqual([
    ["Anexo 2", false],
    ["Anexo 3", false],
    ["Anexo 5", false],
  ]);
});
