import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { followedDesk } from "../../support/followed-desk.ts";
import { openTerminal } from "../../support/pseudo-terminal.ts";
import { interrupt, testFolder } from "../../support/test-context.ts";

const interactive = { interactive: true, env: { NO_COLOR: "1" } };

test("a ticket that was read offers what its state allows, and does it with the same options", async () => {
  const { mesa, create, official, folder } = await followedDesk();
  const numero = await create("incidente", "k");
  const see = (...answers: readonly (string | boolean | Error)[]) =>
    mesa(["ticket", "ver", "1", "--idioma", "en"], { ...interactive, answers, cwd: folder });
  expect((await see("salir")).code).toBe(0);
  expect((await see(interrupt)).code).toBe(0);
  await expect(see("conforme")).resolves.toMatchObject({ code: 70 });
  const wrote = await see("responder", "Falta un dato.", true);
  expect(wrote.stdout).toContain(`✓ ${numero}: the desk`);
  expect((await see("descargar")).stdout).toContain("evidencia.pdf");
  expect(existsSync(join(folder, "evidencia.pdf"))).toBe(true);
  await official(numero, "respuestas", { texto: "Se corrigió." });
  const agreed = await see("conforme", true);
  expect([agreed.code, agreed.stdout]).toEqual([
    0,
    expect.stringContaining(`✓ ${numero} → agreed`),
  ]);
  const { json } = await mesa(["ticket", "ver", numero, "--json"], interactive);
  expect(json.ticket.estado).toBe("conforme");
});

test("what stands in no person's way is offered to none", async () => {
  const { mesa, create } = await followedDesk();
  await create("incidente", "k");
  const see = ["ticket", "ver", "1"];
  for (const more of [["--json"], ["--sin-preguntas"], ["--quiet"], ["--salida", "ticket.txt"]]) {
    expect((await mesa([...see, ...more], { ...interactive, cwd: testFolder() })).code).toBe(0);
  }
  expect((await mesa(see)).code).toBe(0);
});

test("news offer the ticket's actions, or one of several tickets to open", async () => {
  const { mesa, create, official } = await followedDesk();
  await mesa(["novedades"]);
  const one = await create("consulta", "a");
  await official(one, "respuestas", { texto: "Sí procede." });
  const agreed = await mesa(["novedades"], { ...interactive, answers: ["conforme", true] });
  expect(agreed.stdout).toContain(`✓ ${one} → conforme`);
  await official(await create("consulta", "b"), "tomar");
  const answers = [one, "salir"];
  const opened = await mesa(["novedades"], { ...interactive, answers });
  expect(opened.stdout).toContain("Lo solicitado");
});

test.runIf(process.platform !== "win32")(
  "Enter in the live view opens one of its tickets",
  async () => {
    const { create, folder, token } = await followedDesk();
    const numero = await create("consulta", "a");
    const env = { MESA_TOKEN: token(), MESA_PERFIL: "mesa", PAGER: "cat" };
    const terminal = openTerminal(["ticket", "vigilar"], { folder, env });
    await terminal.shows("Enter abrir uno");
    terminal.type("\r");
    await terminal.question("¿Qué ticket desea abrir?");
    terminal.type("\u001b[A\r");
    await terminal.question("¿Qué desea hacer?");
    expect(terminal.everything()).toContain(`${numero}  registrado`);
    terminal.type("\r");
    expect(await terminal.end()).toBe(0);
  },
);
