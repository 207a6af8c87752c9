import { describe, expect, test } from "vitest";
import type { Call } from "../../src/app/call.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { practiceProfile, type Profile } from "../../src/ports/profile-store.ts";
import { during } from "../support/during-call.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const band = "PRÁCTICA · nada sale de este equipo\n";

/** A folder with these profiles, the first of which is in use. */
async function folderWith(...names: readonly string[]): Promise<string> {
  const folder = testFolder();
  for (const name of names) {
    const argv = ["perfil", "crear", name, "--url", "https://mesa.example", "--json"];
    expect((await runMesa(argv, { folder })).code).toBe(0);
  }
  return folder;
}

/** The names of what these are, or the code of the error that one ends with. */
async function nameOf(profile: Promise<Profile>): Promise<string> {
  try {
    return (await profile).nombre;
  } catch (error) {
    if (error instanceof MesaError) return error.code;
    throw error;
  }
}

describe("the profile", () => {
  test.each([
    [[], {}, undefined, "uno"],
    [[], { MESA_PERFIL: "dos" }, undefined, "dos"],
    [[], { MESA_PERFIL: "dos" }, "tres", "tres"],
    [["--perfil", "uno"], { MESA_PERFIL: "dos" }, "tres", "uno"],
    [["--perfil", "cuatro"], {}, undefined, "perfil-desconocido"],
    // Where nobody is there, one of several is not guessed; what was said or begun counts.
    [[], { CI: "true" }, undefined, "perfil-ambiguo"],
    [[], { CI: "true" }, "tres", "tres"],
    [[], { CI: "true", MESA_PERFIL: "dos" }, undefined, "dos"],
    [["--perfil", "dos"], { CI: "true" }, undefined, "dos"],
  ])("with %j, %j and a draft of %j is %s", async (words, env, draft, name) => {
    const folder = await folderWith("uno", "dos", "tres");
    const { done, stderr } = await during(
      async (call, log) => log.push(await nameOf(call.profile(draft))),
      { folder, words, env },
    );
    expect([done, stderr]).toEqual([[name], ""]);
  });

  test("is not guessed in CI from two on", async () => {
    const names: unknown[] = [];
    for (const own of [["uno"], ["uno", "dos"]]) {
      const folder = await folderWith(...own);
      const options = { folder, env: { CI: "true" } };
      const use = async (call: Call, log: string[]) => log.push(await nameOf(call.profile()));
      names.push((await during(use, options)).done);
    }
    expect(names).toEqual([["uno"], ["perfil-ambiguo"]]);
  });

  test("is made once where there is none, and stays the same", async () => {
    const { done, stderr } = await during(async (call, log) => {
      log.push(String(call.isPractice));
      log.push(await nameOf(call.profile()));
      log.push(await nameOf(call.profile("practica")), await nameOf(call.profileWithoutOffer()));
      log.push(String(call.isPractice));
    });
    expect(done).toEqual(["false", "offered", "nuevo", "nuevo", "nuevo", "false"]);
    expect(stderr).toBe("");
  });

  test("is not made for a command that only looks", async () => {
    const { code, stderr, done } = await during(async (call) => await call.profileWithoutOffer());
    expect([code, done]).toEqual([2, []]);
    expect(stderr).toMatch(/^✗ No hay ningún perfil/);
  });

  test("of the practice desk is told once, and not by what only looks", async () => {
    const words = ["--perfil", "practica"];
    const told = await during(
      async (call, log) => {
        log.push(String(call.isPractice));
        expect(await call.profile()).toEqual(practiceProfile);
        log.push(String(call.isPractice));
        await call.profile();
      },
      { words },
    );
    expect([told.done, told.stderr]).toEqual([["false", "true"], band]);
    const looked = await during(
      async (call, log) => {
        await call.profileWithoutOffer();
        await call.profile();
        log.push(String(call.isPractice));
      },
      { words },
    );
    expect([looked.done, looked.stderr]).toEqual([["true"], ""]);
  });

  test("that there is none of is refused with the nearest, the practice desk's included", async () => {
    const problems: unknown[] = [];
    const folder = await folderWith("oficina");
    await during(
      async (call) => {
        for (const name of ["oficna", "practca", "zzzzzz"]) {
          const error = await call.profileNamed(name).catch((thrown: unknown) => thrown);
          if (!(error instanceof MesaError)) throw error;
          problems.push([error.code, error.params, error.problems]);
        }
      },
      { folder },
    );
    const near = (parecida: string) => [
      { field: "perfil", code: "opcion-parecida", params: { parecida } },
    ];
    expect(problems).toEqual([
      ["perfil-desconocido", { perfil: "oficna" }, near("oficina")],
      ["perfil-desconocido", { perfil: "practca" }, near("practica")],
      ["perfil-desconocido", { perfil: "zzzzzz" }, []],
    ]);
  });
});
