import { once } from "node:events";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { batchDesk, batchTable } from "../support/batch-desk.ts";
import { rowsOf } from "../support/batch-workplace.ts";
import { startMesa } from "../support/mesa-process.ts";
import { openTerminal } from "../support/pseudo-terminal.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

async function operator(desk: { readonly url: string; readonly token: string }) {
  const options = { folder: testFolder(), env: { MESA_TOKEN: desk.token } };
  await runMesa(["perfil", "crear", "banco", "--url", desk.url], options);
  return options;
}

/** How the desk answers once Ctrl-C was pressed: a fast machine would else be done before it is heard. */
const slowly = "goteo";

test("killed three times and started again, each row becomes one ticket", async () => {
  const desk = await batchDesk();
  const options = await operator(desk);
  const { path, texts } = batchTable(16);
  const send = ["lote", "enviar", path, "--json", "--paralelo", "4"];
  let killed = 0;
  // In the middle of a request, at another place each time.
  for (const nth of [1, 6, 3]) {
    const child = startMesa(killed % 2 === 0 ? send : [...send, "--continuar"], options);
    const gone = once(child, "exit");
    let seen = 0;
    desk.failWith(({ method }) => {
      seen += Number(method === "POST");
      if (seen === nth) child.kill("SIGKILL");
      return undefined;
    });
    await gone;
    killed += Number(child.signalCode === "SIGKILL");
  }
  expect(killed).toBe(3);
  desk.heal();
  const last = await runMesa([...send, "--continuar"], options);
  const { total, aceptados, repetidos } = JSON.parse(last.stdout);
  expect([last.code, total, aceptados + repetidos]).toEqual([0, 16, 16]);
  expect(await desk.descriptions()).toEqual(texts);
  expect(await rowsOf(path.replace(".csv", ".resultado.csv"))).toHaveLength(16);
});

test("Ctrl-C ends between two requests: what is under way is finished, the file is whole", async () => {
  const desk = await batchDesk();
  const options = await operator(desk);
  const { path, texts } = batchTable(20);
  const child = startMesa(["lote", "enviar", path, "--paralelo", "3"], options);
  const said: string[] = [];
  child.stderr?.setEncoding("utf8").on("data", (text: string) => said.push(text));
  let seen = 0;
  desk.failWith(({ method }) => {
    seen += Number(method === "POST");
    if (seen === 5) child.kill("SIGINT");
    return seen < 5 ? undefined : slowly;
  });
  await once(child, "close");
  expect([child.exitCode, said.join("")]).toEqual([
    130,
    expect.stringContaining("Con otro Ctrl-C se interrumpe de inmediato"),
  ]);
  const result = path.replace(".csv", ".resultado.csv");
  expect(existsSync(`${result}.parcial`)).toBe(false);
  const states = (await rowsOf(result)).map((row) => row["resultado"]);
  const accepted = states.filter((state) => state === "aceptado");
  expect(states.filter((state) => state !== "aceptado" && state !== "pendiente")).toEqual([]);
  expect([accepted.length >= 5, accepted.length < 20]).toEqual([true, true]);
  expect(await desk.descriptions()).toHaveLength(accepted.length);
  desk.heal();
  const rest = await runMesa(["lote", "enviar", path, "--json"], options);
  const { repetidos, parecidos } = JSON.parse(rest.stdout);
  expect([rest.code, repetidos, parecidos]).toEqual([0, accepted.length, 0]);
  expect(await desk.descriptions()).toEqual(texts);
});

test.runIf(process.platform !== "win32")(
  "Ctrl-C on a terminal ends it no sooner, whatever is drawn there",
  async () => {
    const desk = await batchDesk();
    const options = await operator(desk);
    const { path } = batchTable(30);
    const send = ["lote", "enviar", path, "--paralelo", "3", "--si"];
    const terminal = openTerminal(send, { ...options, env: { ...options.env, NO_COLOR: "1" } });
    let seen = 0;
    desk.failWith(({ method }) => {
      seen += Number(method === "POST");
      if (seen === 5) terminal.type("\u0003");
      return seen < 5 ? undefined : slowly;
    });
    expect(await terminal.end()).toBe(130);
    expect(terminal.everything()).toMatch(
      /^Se termina lo que está en curso[^]*^Filas procesadas: \d+/m,
    );
    expect(existsSync(path.replace(".csv", ".resultado.csv"))).toBe(true);
  },
);

test("a second Ctrl-C ends it at once, and nothing is lost", async () => {
  const desk = await batchDesk();
  const options = await operator(desk);
  const { path, texts } = batchTable(6);
  const child = startMesa(["lote", "enviar", path], options);
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    if (text.includes("Con otro Ctrl-C se interrumpe de inmediato")) child.kill("SIGINT");
  });
  // The desk never answers.
  desk.failWith(({ method }) => {
    if (method !== "POST") return undefined;
    if (!child.killed) child.kill("SIGINT");
    return "cuelga-antes";
  });
  await once(child, "close");
  // It did not end by itself: the second one ended it.
  expect([child.exitCode, child.signalCode]).toEqual([null, "SIGINT"]);
  desk.heal();
  expect((await runMesa(["lote", "enviar", path, "--json"], options)).code).toBe(0);
  expect(await desk.descriptions()).toEqual(texts);
});
