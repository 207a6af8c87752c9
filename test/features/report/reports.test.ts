import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";
import { monthsOfTickets } from "../../support/months-of-tickets.ts";
import { parsed } from "../../support/parse-output.ts";
import { testFolder } from "../../support/test-context.ts";

test("statistics of three months, asked for once, then from copies alone", async () => {
  const { mesa, seen, close } = await monthsOfTickets();
  const argv = ["ticket", "estadisticas", "--desde", "2026-09-01"];
  const first = parsed("ticket-estadisticas", (await mesa([...argv, "--json"])).stdout);
  expect(first).toMatchObject({
    desde: "2026-09-01",
    hasta: "2026-11-24",
    total: {
      tickets: 5,
      respuesta: { habil: { casos: 4 } },
      fin: { transcurrido: { casos: 2 } },
    },
    por_tipo: [
      { grupo: "incidente", tickets: 3, respuesta: { habil: { mediana: 5 * 3600 } } },
      { grupo: "consulta", tickets: 2, respuesta: { transcurrido: { mediana: 65 * 3600 } } },
    ],
    por_mes: [
      { grupo: "2026-09", tickets: 2, fin: { habil: { mediana: 15 * 3600 } } },
      { grupo: "2026-10", tickets: 1, respuesta: { transcurrido: { mediana: 5 * 3600 } } },
      { grupo: "2026-11", tickets: 2, respuesta: { transcurrido: { casos: 1 } } },
    ],
  });
  const asked = seen.filter(({ path }) => /\/v1\/tickets\/MS/.test(path)).length;
  const shown = await mesa(argv, { interactive: true, env: { NO_COLOR: "1" } });
  expect(shown.stderr).toBe("");
  expect(shown.stdout).toMatch(/^todos +5 +/m);
  expect(shown.stdout.match(/nueve\s+de\s+cada\s+diez/g)).toHaveLength(1);
  expect(shown.stdout).toMatch(/Tickets por mes: +█▄█$/m);
  expect(seen.filter(({ path }) => /\/v1\/tickets\/MS/.test(path))).toHaveLength(asked);
  expect((await mesa([...argv, "--csv"])).stdout.split("\r\n")).toHaveLength(8);
  await close();
  const copied = await mesa([...argv, "--sin-red", "--json"]);
  expect(JSON.parse(copied.stdout)).toEqual(first);
});

test("what is only known from a list is counted as missing without the network", async () => {
  const { mesa } = await monthsOfTickets();
  await mesa(["ticket", "listar"]);
  const progress: string[] = [];
  const onProgress = (text: string) => void progress.push(text);
  await mesa(["ticket", "estadisticas", "--desde", "2026-11-01"], {
    interactive: true,
    onProgress,
  });
  expect(progress.at(-1)).toMatch(/^\p{L}.* 2\/2$/u);
  const shown = await mesa(["ticket", "estadisticas", "--desde", "2026-09-01", "--sin-red"], {
    interactive: true,
    env: { NO_COLOR: "1" },
  });
  expect(shown.stderr).toMatch(/^! 3 tickets no se pudieron/m);
  expect(shown.stdout).toMatch(/^todos +2 +/m);
});

const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();

/** The tables of a page as they are read: caption, headings, and the cells of each row. */
function tablesIn(page: string) {
  return [...page.matchAll(/<table[^]*?<\/table>/g)].map(([table]) => {
    const [head = "", body = ""] = table.split("</thead>");
    const cells = (part: string) =>
      [...part.matchAll(/<(t[hd])\b[^>]*>([^]*?)<\/\1>/g)].map(([, , html = ""]) => textOf(html));
    return {
      caption: textOf(/<caption>[^]*<\/caption>/.exec(head)?.[0] ?? ""),
      headings: cells(head),
      rows: [...body.matchAll(/<tr>[^]*?<\/tr>/g)].map(([row]) => cells(row)),
    };
  });
}

test("every format tells the same tickets", async () => {
  const { mesa, numbers } = await monthsOfTickets();
  const cwd = testFolder();
  const run = (...options: readonly string[]) =>
    mesa(["ticket", "exportar", "--desde", "2026-09-01", ...options], { cwd });
  const newest = numbers.toReversed();
  const csv = (await run()).stdout;
  expect(csv).toMatch(/^\ufeffnumero,tipo,estado,/);
  expect(
    csv
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(",")[0]),
  ).toEqual(newest);

  // A terminal gets a file, since nobody reads it there.
  const seen = await mesa(["ticket", "exportar", "--desde", "2026-09-01"], {
    cwd,
    interactive: true,
  });
  expect(seen.stdout).toContain(".csv");
  expect(readFileSync(join(cwd, "tickets-2026-09-01-2026-11-24.csv"), "utf8")).toBe(csv);

  const json = JSON.parse((await run("--formato", "json")).stdout);
  expect(json.tickets.map((one: { numero: string }) => one.numero)).toEqual(newest);
  expect(json.tickets.at(-1)).toMatchObject({
    respondido: "2026-09-01T16:00:00.000Z",
    hasta_respuesta: { segundos: 7200, segundos_habiles: 7200 },
    mensajes: [{ texto: "<b>Sí</b> & ya." }],
  });

  const saved = await run("--formato", "xlsx", "--json");
  const { archivo } = parsed("ticket-exportar", saved.stdout);
  expect(archivo).toBe(join(cwd, "tickets-2026-09-01-2026-11-24.xlsx"));
  const rows = await readSheet(archivo);
  expect(rows.slice(1).map(([numero]) => numero)).toEqual(newest);
  const hours = rows[0]?.indexOf("horas_respuesta_habiles") ?? -1;
  expect(rows.at(-1)?.[hours]).toBe(2);
  expect(await run("--formato", "xlsx", "--json")).toMatchObject({
    code: 2,
    json: { error: { codigo: "archivo-existe" } },
  });
  expect(await run("--formato", "xlsx", "--reemplazar")).toMatchObject({ code: 0 });

  expect(await run("--formato", "html", "--salida", "informe.html")).toMatchObject({ code: 0 });
  const page = readFileSync(join(cwd, "informe.html"), "utf8");
  // All of it: the chart, the numbers in its tables, what scripts and readers find.
  await expect(page).toMatchFileSnapshot("expected/page.txt");
  for (const numero of newest) expect(page).toContain(`>${numero}</td>`);
  expect(page).not.toMatch(/(?:src|href)=|<b>|https?:/);
  const tables = tablesIn(page);
  for (const { caption, headings, rows: lines } of tables) {
    expect([caption, ...headings].filter((one) => one === "")).toEqual([]);
    expect(lines.filter(({ length }) => length !== headings.length)).toEqual([]);
  }
  const months = tables.at(-2)?.rows ?? [];
  expect(months.map(([, count, office, , , end]) => [count, office, end])).toEqual([
    ["2", "2 h", "1 d 6 h"],
    ["1", "5 h", "6 h"],
    ["2", expect.stringMatching(/ h/), "–"],
  ]);
  const shown = tables.at(-1)?.rows ?? [];
  expect(shown.map(([numero]) => numero)).toEqual(newest);
  // Created, answered and ended, with the office hours until then.
  expect(shown.at(-1)?.slice(5)).toEqual([
    expect.stringContaining("09:00"),
    expect.stringContaining("11:00"),
    "2",
    expect.stringContaining("15:00"),
    "15",
  ]);
  expect(shown[0]?.slice(6)).toEqual(["", "", "", ""]);
  const words = page.replaceAll(/<(?:style|script)[^]*?<\/(?:style|script)>|<[^>]*>/g, " ");
  expect(words.replaceAll(/\s+/g, " ")).toContain(
    "Tickets por estado Estado Tickets conforme 2 respondido 2 registrado 1 Tickets por distrito",
  );
});
