import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { posix } from "../../support/posix.ts";
import { followedDesk } from "../../support/followed-desk.ts";
import { parsed } from "../../support/parse-output.ts";

describe("novedades", () => {
  test("tells each change once, from wherever one last looked", async () => {
    const { mesa, create, official } = await followedDesk();
    const news = async (...argv: readonly string[]) => {
      const { code, stdout } = await mesa(["novedades", ...argv, "--json"]);
      expect(code).toBe(0);
      return parsed("novedades", stdout);
    };
    expect(await news()).toMatchObject({ perfil: "mesa", total: 0, novedades: [] });
    const [one, two] = [await create("consulta", "a"), await create("incidente", "b")];
    expect((await news()).novedades.map((item: { numero: string }) => item.numero)).toEqual([
      two,
      one,
    ]);
    expect(await news()).toMatchObject({ total: 0 });

    await official(one, "tomar");
    await official(one, "respuestas", { texto: "Sí procede." });
    const [item] = (await news("--sin-marcar")).novedades;
    expect(item).toMatchObject({
      numero: one,
      ticket: { estado: "respondido", funcionario: "Analista de práctica" },
      cambios: [
        { motivo: "estado", estado: "en_analisis" },
        { motivo: "mensaje" },
        { motivo: "estado", estado: "respondido" },
      ],
      mensajes: [{ texto: "Sí procede.", autor: "mesa" }],
    });
    const short = await mesa(["novedades", "--breve"]);
    expect(short).toMatchObject({ code: 0, stdout: "1 ticket con novedades\n" });
    const shown = await mesa(["novedades"], {
      interactive: true,
      env: { NO_COLOR: "1" },
      answers: ["salir"],
    });
    expect(shown.stdout).toMatch(
      /1 ticket con novedades\n\n.* respondido .*\n.*\n.*Abierto hace 0 min \(.* en horario de atención\)/,
    );
    expect(shown.stdout).toContain("Analista de práctica: Sí procede.");
    expect(await mesa(["novedades", "--breve"])).toMatchObject({ code: 0, stdout: "" });
    expect((await mesa(["novedades"], { interactive: true })).stdout).toBe("No hay novedades.\n");
  });

  test("what another command saw in between is not lost, nor what failed half way", async () => {
    const { mesa, create, official, failing } = await followedDesk();
    const numero = await create("consulta", "a");
    await mesa(["novedades"]);
    await official(numero, "tomar");
    failing(({ path }) => (path === `/v1/tickets/${numero}` ? "500-antes" : undefined));
    expect(await mesa(["novedades", "--json"])).toMatchObject({ code: 1 });
    failing(() => undefined);
    await mesa(["ticket", "ver", numero]);
    const { json } = await mesa(["novedades", "--json"]);
    expect(json.novedades).toMatchObject([{ numero, cambios: [{ estado: "en_analisis" }] }]);
  });
});

describe("ticket listar --sin-red", () => {
  test("shows what was seen, says how old it is, and works without the desk", async () => {
    let now = new Date("2026-11-24T15:00:00Z");
    const { mesa, create, close, official, folder } = await followedDesk({ clock: () => now });
    const offline = ["ticket", "listar", "--sin-red"];
    expect(await mesa([...offline, "--json"])).toMatchObject({
      code: 3,
      json: { error: { codigo: "sin-copia" } },
    });
    const [one, two] = [await create("consulta", "a"), await create("incidente", "b")];
    await mesa(["ticket", "listar", "--tipo", "incidente"]);
    const partial = await mesa([...offline, "--json"]);
    expect(parsed("ticket-listar", partial.stdout)).toMatchObject({
      tickets: [{ numero: two }, { numero: one }],
      copia: { completa: null, tickets: 2 },
    });
    await official(one, "resolucion", { resultado: "atendido", texto: "Hecho." });
    await mesa(["novedades"]);
    await close();
    now = new Date("2026-11-24T18:00:00Z");
    const whole = await mesa([...offline, "--estado", "respondido", "--json"]);
    expect(whole.json).toMatchObject({
      tickets: [{ numero: one }],
      siguiente: null,
      copia: { completa: "2026-11-24T15:00:00.000Z", actualizada: "2026-11-24T15:00:00.000Z" },
    });
    const told = await mesa(offline, { interactive: true, width: 120 });
    expect(told.stderr).toContain("Copia local (hace 3 horas): 2 tickets.");
    expect(told.stdout).toMatch(/EDAD\n/);
    expect((await mesa([...offline, "--buscar", "importacion"])).stdout).toContain(two);
    expect((await mesa([...offline, "--desde", "2026-11-25"])).stdout).toBe("");
    expect(await mesa(["ticket", "listar"])).toMatchObject({ code: 6 });
    expect(await mesa(["novedades", "--sin-red", "--json"])).toMatchObject({ code: 0 });
    // Windows has no modes.
    if (posix) expect(statSync(join(folder, "tickets.db")).mode & 0o777).toBe(0o600);
  });

  test("what is sought or owed is found among all copies, however few are shown", async () => {
    let now = new Date("2026-11-20T16:00:00Z");
    const { mesa, create } = await followedDesk({ clock: () => now });
    const oldest = await create("incidente", "a");
    now = new Date("2026-11-23T15:00:00Z");
    for (const key of ["b", "c", "d"]) await create("consulta", key);
    await mesa(["ticket", "listar"]);
    const offline = ["ticket", "listar", "--sin-red", "--limite", "1", "--json"];
    for (const filter of [
      ["--buscar", "importacion"],
      ["--sin-respuesta", "2d"],
    ]) {
      const { json } = await mesa([...offline, ...filter]);
      expect(json.tickets).toMatchObject([{ numero: oldest }]);
    }
  });

  test("--sin-respuesta finds what the desk has owed for so long, asked or copied", async () => {
    let now = new Date("2026-11-20T15:00:00Z"); // Friday, 10h00 in Guayaquil
    const { mesa, create, official } = await followedDesk({ clock: () => now });
    const [one, two] = [await create("consulta", "a"), await create("consulta", "b")];
    await official(two, "respuestas", { texto: "Sí." });
    now = new Date("2026-11-23T15:00:00Z");
    const three = await create("consulta", "c");
    await mesa(["novedades"]);
    const owed = async (span: string, ...options: readonly string[]) => {
      const argv = ["ticket", "listar", "--sin-respuesta", span, ...options, "--json"];
      const { json } = await mesa(argv);
      return json.tickets.map((ticket: { numero: string }) => ticket.numero);
    };
    expect(await owed("0m")).toEqual([three, one]);
    expect(await owed("3d")).toEqual([one]);
    expect(await owed("3d", "--sin-red")).toEqual([one]);
    expect(await owed("1dl")).toEqual([one]);
    expect(await owed("2dl")).toEqual([]);
    expect(await mesa(["ticket", "listar", "--sin-respuesta", "3", "--json"])).toMatchObject({
      code: 2,
      json: { error: { codigo: "valor-invalido" } },
    });
  });
});
