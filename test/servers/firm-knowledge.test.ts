import { userInfo } from "node:os";
import { expect, test } from "vitest";
import { startFaultProxy } from "../support/fault-proxy.ts";
import { followedDesk } from "../support/followed-desk.ts";
import { runMesa } from "../support/test-context.ts";
import { firmBench } from "./support/firm-bench.ts";
import { firmMachine } from "./support/firm-machines.ts";
import { firmServerFacts } from "./support/server-facts.ts";

/** A desk, a firm's server behind a line that can fail, and machines that use both. */
async function firm() {
  const { admin } = await firmBench();
  const line = await startFaultProxy(firmServerFacts().POSTGRES_PORT);
  const desk = await followedDesk();
  const profile = ["--canal", "portal", "--url", desk.url];
  const env = { MESA_TOKEN: desk.token() };
  const machine = async () => {
    const made = await firmMachine({ profile, env, port: line.port });
    const ask = async (...argv: readonly string[]) => {
      const { code, json, stderr } = await made.mesa(argv);
      expect([argv, code, stderr]).toEqual([argv, 0, expect.anything()]);
      return { ...json, stderr };
    };
    const numbers = async (...argv: readonly string[]): Promise<readonly string[]> => {
      const { tickets, novedades } = await ask(...argv);
      return (tickets ?? novedades).map(({ numero }: { numero: string }) => numero).toSorted();
    };
    return { ...made, ask, numbers };
  };
  return { admin, line, desk, machine };
}

const offline = ["ticket", "listar", "--sin-red"] as const;

test("what one machine has seen of tickets a colleague's machine has without asking the desk", async () => {
  const { admin, desk, machine: join_ } = await firm();
  const [ana, eva] = [await join_(), await join_()];
  const [one, two] = [await desk.create("consulta", "a"), await desk.create("incidente", "b")];
  await ana.ask("ticket", "ver", one);
  expect(await eva.numbers(...offline)).toEqual([one]);
  await ana.ask("novedades");
  await desk.close();
  expect(await eva.numbers(...offline)).toEqual([one, two]);
  const counted = await eva.ask("ticket", "estadisticas", "--sin-red");
  expect(counted.total.tickets).toBe(2);
  // Whose they are is known from the firm's journal.
  await admin`INSERT INTO mesa.entradas (solicitud, v, perfil, clave, esencia, estado, ticket,
      actualizada, creada, identificacion, persona, remitente, intencion, envia)
    VALUES ('01a20000-0000-7000-8000-000000000001', 1, 'agencia', 'k', 'e', 'aceptado', ${two},
      '2026-11-24', '2026-11-24', '', '', 'luis@oficina', '{}', '')`;
  expect(await eva.numbers(...offline, "--de", "luis")).toEqual([two]);
  expect(await eva.numbers(...offline, "--de", "nadie")).toEqual([]);
  expect(await eva.numbers(...offline, "--de", "todos")).toEqual([one, two]);
  const own = await eva.own(offline);
  expect(own.json.error?.codigo).toBe("sin-copia");
});

test("news are told to each person once, from whichever machine, and to a colleague still", async () => {
  const { admin, desk, machine: join_ } = await firm();
  const [desktop, laptop] = [await join_(), await join_()];
  await desktop.ask("novedades");
  const numero = await desk.create("consulta", "a");
  await desk.official(numero, "tomar");
  expect(await desktop.numbers("novedades", "--sin-marcar")).toEqual([numero]);
  expect(await laptop.numbers("novedades", "--sin-red")).toEqual([numero]);
  expect(await desktop.numbers("novedades")).toEqual([]);
  // From here on the same machine is another person's.
  await admin`UPDATE mesa.marcas SET persona = 'ana'`;
  expect(await laptop.numbers("novedades")).toEqual([numero]);
  expect(await desktop.numbers("novedades")).toEqual([]);
  await admin`DELETE FROM mesa.marcas WHERE persona <> 'ana'`;
  await admin`UPDATE mesa.marcas SET persona = ${userInfo().username}`;
  expect(await desktop.numbers("novedades")).toEqual([]);
});

test("while the server is out of reach what this machine has seen is read on, and nothing is lost", async () => {
  const { desk, line, machine: join_ } = await firm();
  const [ana, eva] = [await join_(), await join_()];
  const [one, two] = [await desk.create("consulta", "a"), await desk.create("incidente", "b")];
  await ana.ask("ticket", "ver", one);
  await eva.ask("ticket", "ver", two);
  line.act({ upReset: 0 });
  const cut = await ana.ask(...offline);
  expect(cut.tickets.map(({ numero }: { numero: string }) => numero)).toEqual([one]);
  const said = await runMesa(offline, { folder: ana.folder, env: ana.env });
  expect(said.stderr).toContain("no responde");
  const three = await desk.create("consulta", "c");
  expect((await ana.ask("ticket", "ver", three)).ticket.numero).toBe(three);
  expect(await ana.numbers("novedades")).toEqual([one, two, three]);
  expect(await ana.numbers("novedades")).toEqual([]);
  line.act(undefined);
  expect(await eva.numbers(...offline)).toEqual([one, two]);
  expect(await eva.numbers("novedades")).toEqual([one, two, three]);
  expect(await ana.numbers(...offline)).toEqual([one, two, three]);
});

test("copies of the practice desk's tickets stay on their machine", async () => {
  const { admin, machine: join_ } = await firm();
  const ana = await join_();
  const practice = ["--perfil", "practica"];
  await ana.ask("consulta", "crear", "--desde", "ejemplos/consulta.json", ...practice);
  await ana.ask("ticket", "listar", ...practice);
  expect(await ana.numbers(...offline, ...practice)).toHaveLength(1);
  expect(await admin`SELECT FROM mesa.tickets`).toHaveLength(0);
});

test("a role that may only read sees the firm's copies, and counts its own news", async () => {
  const { admin, desk, machine: join_ } = await firm();
  const [ana, audit] = [await join_(), await join_()];
  await ana.ask("libro", "crear", "--envia", "envia", "--lee", "lee");
  const { POSTGRES_PORT: port } = firmServerFacts();
  const env = { MESA_LIBRO: `postgres://lee@localhost:${port}/firma` };
  const asAudit = async (...argv: readonly string[]) => await audit.mesa(argv, { env });
  const numero = await desk.create("consulta", "a");
  await ana.ask("ticket", "ver", numero);
  const seen = await asAudit(...offline);
  expect(seen.json.tickets.map((one: { numero: string }) => one.numero)).toEqual([numero]);
  const other = await desk.create("incidente", "b");
  const news = await asAudit("novedades");
  expect([news.code, news.json.total, news.json.novedades[0].ticket?.numero]).toEqual([
    0,
    2,
    other,
  ]);
  expect((await asAudit("novedades")).json.total).toBe(0);
  expect((await asAudit("ticket", "estadisticas")).json.total.tickets).toBe(2);
  expect(await admin`SELECT FROM mesa.marcas`).toHaveLength(0);
  expect(await admin`SELECT FROM mesa.tickets`).toHaveLength(1);
});

test("a machine's copies and unread news move in once, and what others have seen since stays", async () => {
  const { desk, machine: join_ } = await firm();
  const [ana, eva] = [await join_(), await join_()];
  const own = async (...argv: readonly string[]) => (await ana.own(argv)).json;
  const [one, two] = [await desk.create("consulta", "a"), await desk.create("incidente", "b")];
  await own("novedades", "--sin-marcar");
  await own("consulta", "crear", "--desde", "ejemplos/consulta.json", "--perfil", "practica");
  await desk.official(one, "tomar");
  await eva.ask("ticket", "ver", one);
  expect(await ana.ask("libro", "traer")).toMatchObject({ tickets: 1, mensajes: 0 });
  expect(await ana.ask("libro", "traer")).toMatchObject({ tickets: 0, mensajes: 0 });
  const { tickets } = await eva.ask(...offline);
  expect(
    tickets.map(({ numero, estado }: Readonly<Record<string, string>>) => [numero, estado]),
  ).toEqual([
    [two, "registrado"],
    [one, "en_analisis"],
  ]);
  expect(await eva.numbers("novedades", "--sin-red")).toEqual([one, two]);
  expect(await ana.numbers("novedades", "--sin-red")).toEqual([]);
  expect((await own("novedades", "--sin-red")).total).toBe(0);
});
