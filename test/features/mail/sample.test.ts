import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { asSentByHand } from "../../support/sent-by-hand.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const incident = "test/fixtures/solicitudes/incidente-dai-login-error.json";
const own = "operaciones@agencia.example";

test("a channel without mail has no sample", async () => {
  const { code, stderr } = await runMesa([
    "correo",
    "muestra",
    "MS-2026-000001",
    "--perfil",
    "practica",
  ]);
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining("Por el canal practica no se puede usar «mesa correo muestra»."),
  ]);
});

test("of a ticket's messages it is the desk's last one, or the one that is named", async () => {
  const folder = testFolder();
  const into = join(folder, "entrada");
  mkdirSync(into);
  const now = new Date("2026-11-24T15:00:00.000Z");
  const mesa = async (...argv: readonly string[]) => {
    const result = await runMesa(argv, { folder, now, cwd: folder });
    return { ...result, json: JSON.parse(result.stdout || result.stderr) };
  };
  const folders = ["--carpeta", join(folder, "salida"), "--carpeta-entrada", into];
  const profile = ["perfil", "crear", "mano", "--canal", "entrega", ...folders, "--buzon", own];
  await mesa(...profile, "--json");
  const form = join(process.cwd(), incident);
  const { json: made } = await mesa("incidente", "crear", "--desde", form, "--json");
  const sent = { from: own, id: "<pedido@agencia.example>", date: now };
  writeFileSync(join(into, "0.eml"), asSentByHand(readFileSync(made.entrega.archivo), sent));
  const messages = [
    ["mesadeservicios@aduana.gob.ec", "Recibido"],
    ["mesadeservicios@aduana.gob.ec", "Falta la captura"],
    [own, "Aquí va"],
  ] as const;
  messages.forEach(([from, text], at) =>
    writeFileSync(
      join(into, `${at + 1}.eml`),
      [
        `From: ${from}`,
        `To: ${from === own ? "mesadeservicios@aduana.gob.ec" : own}`,
        `Date: Tue, 24 Nov 2026 1${at}:00:00 -0500`,
        `Message-ID: <m${at}@aduana.gob.ec>`,
        "In-Reply-To: <pedido@agencia.example>",
        `Subject: RE: su caso ${at}`,
        "",
        text,
      ].join("\r\n"),
    ),
  );
  const { json: listed } = await mesa("ticket", "listar", "--json");
  const [{ numero }] = listed.tickets;
  const shown = await mesa("ticket", "ver", numero, "--json");
  const ids: readonly string[] = shown.json.ticket.mensajes.map(({ id }: { id: string }) => id);
  expect(ids).toHaveLength(3);

  const latest = await mesa("correo", "muestra", numero, "--json");
  expect([latest.code, latest.json.mensaje]).toEqual([0, ids[1]]);
  const [written] = readdirSync(folder).filter((name) => name.startsWith("muestra-"));
  const path = join(folder, written ?? "");
  expect(latest.json.archivo).toEqual({ ruta: path, bytes: readFileSync(path).length });

  const again = await mesa("correo", "muestra", numero, "--json");
  expect([again.code, again.json.error.codigo]).toEqual([2, "archivo-existe"]);
  const choose = async (id: string) =>
    await mesa("correo", "muestra", numero, "--mensaje", id, "--reemplazar", "--json");
  for (const id of ids) expect((await choose(id)).json.mensaje).toBe(id);
  const missing = await choose("nadie");
  expect([missing.code, missing.json.error.codigo]).toEqual([3, "no-existe"]);
  expect(missing.json.error.mensaje).toContain("nadie");

  const { stdout } = await runMesa(["correo", "muestra", numero, "--reemplazar"], {
    folder,
    now,
    cwd: folder,
  });
  expect(stdout.split("\n")).toEqual([
    expect.stringMatching(/^✓ .*muestra-/),
    expect.stringMatching(/^ {2}\S/),
    "",
  ]);
});
