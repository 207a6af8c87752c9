import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { followedDesk } from "../../support/followed-desk.ts";
import { openTerminal } from "../../support/pseudo-terminal.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const plain = { NO_COLOR: "1" };

describe("reading a ticket", () => {
  test("the desk's last answer comes first, and the next commands last, with the profile that was given", async () => {
    const { mesa, create, official } = await followedDesk();
    const numero = await create("incidente", "k");
    const read = async (...argv: readonly string[]): Promise<string> => {
      const words = ["ticket", "ver", numero, "--sin-preguntas", ...argv];
      return (await mesa(words, { interactive: true, env: plain })).stdout;
    };
    const waiting = await read();
    expect(waiting).not.toContain("Última respuesta");
    expect(waiting).not.toContain("conforme");
    expect(waiting).toContain(`Para escribir a la mesa: «mesa ticket responder ${numero}».`);

    await official(numero, "respuestas", { texto: "Intente de nuevo, por favor." });
    const answered = (await read("--perfil", "mesa")).split("\n");
    const first = answered.indexOf("");
    expect(first).toBeLessThan(5);
    expect(answered.slice(first, first + 4)).toEqual([
      "",
      "Última respuesta de la mesa",
      expect.stringMatching(/^ {2}Analista de práctica · /),
      "    Intente de nuevo, por favor.",
    ]);
    expect(answered).not.toContain("Conversación");
    expect(answered.join(" ").replaceAll(/\s+/g, " ")).toContain(
      `¿Está conforme? «mesa ticket conforme ${numero} --perfil mesa» termina el caso. ` +
        `¿No? «mesa ticket inconforme ${numero} --perfil mesa» registra otro que lo sigue. ` +
        `Para escribir a la mesa: «mesa ticket responder ${numero} --perfil mesa». ` +
        `Para bajar los archivos: «mesa ticket descargar ${numero} --perfil mesa».`,
    );

    await mesa(["ticket", "responder", numero, "--texto", "Sigue igual."]);
    const talked = await read();
    expect(talked.match(/Intente de nuevo/g)).toHaveLength(1);
    expect(talked).toMatch(/Conversación\n.*\n {4}\(la respuesta que está arriba\)\n.*\n.*igual\./);
    await mesa(["ticket", "conforme", numero, "--si"]);
    expect(await read()).not.toMatch(/ticket (?:conforme|inconforme|responder)/);
  });

  test("a pipe gets the ticket without hints", async () => {
    const { mesa, create } = await followedDesk();
    const numero = await create("consulta", "k");
    expect((await mesa(["ticket", "ver", numero])).stdout).not.toContain("«mesa");
  });

  test.runIf(process.platform !== "win32")(
    "a pager says how to leave, and on every page that it is practice",
    async () => {
      const folder = testFolder();
      const practice = ["--perfil", "practica", "--sin-preguntas"];
      const file = "test/fixtures/solicitudes/consulta-regimen-21-plazo.json";
      const made = ["consulta", "crear", "--desde", file, "--json", ...practice];
      const { numero } = JSON.parse((await runMesa(made, { folder })).stdout).ticket;
      const pager = join(folder, "paginas.txt");
      const PAGER = `sh -c 'printf "%s\\n" "$LESS" >"${pager}"; cat >>"${pager}"'`;
      const options = { folder, rows: 8, env: { PAGER, ...plain } };
      const terminal = openTerminal(["ticket", "ver", numero, ...practice], options);
      expect(await terminal.end()).toBe(0);
      const [less, first, ...others] = readFileSync(pager, "utf8").trimEnd().split("\n");
      const mark = "[nada sale de este equipo] ";
      expect(less).toBe(
        String.raw`FRX-Ps?e${mark}fin, q\: salir:${mark}espacio\: sigue, q\: salir.$`,
      );
      const band = "PRÁCTICA · nada sale de este equipo";
      expect([first, others.at(-1)]).toEqual([band, band]);
    },
  );
});
