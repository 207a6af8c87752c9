import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { startDesk } from "../../src/desk/start-desk.ts";
import type { NextFault } from "../../src/domain/fault-plan.ts";
import { right } from "./batch-workplace.ts";
import { cheapHash, testFolder } from "./test-context.ts";

/** A desk for batches, which fails as it is told, and what it has got. */
export async function batchDesk() {
  let next: NextFault = () => undefined;
  const desk = await startDesk({
    passwordCostLog2: cheapHash,
    folder: testFolder(),
    port: 0,
    clock: () => new Date(),
    report: () => {},
    nextFault: (request) => next(request),
  });
  onTestFinished(desk.close);
  const { token } = desk.issueToken("operador");
  return {
    url: desk.url,
    token,
    failWith: (fault: NextFault) => void (next = fault),
    ask,
    heal: () => void (next = () => undefined),
    /** The texts of all tickets, each as often as it is there. */
    async descriptions(): Promise<readonly string[]> {
      const found: string[] = [];
      for (let cursor = ""; ;) {
        const page = await ask(`/v1/tickets?limite=200${cursor}`);
        for (const { numero } of page.tickets) {
          const detail = await ask(`/v1/tickets/${numero}`);
          found.push(detail.datos.descripcion);
        }
        if (page.siguiente === null) return found.toSorted();
        cursor = `&cursor=${encodeURIComponent(page.siguiente)}`;
      }
    },
  };

  async function ask(path: string) {
    const headers = { authorization: `Bearer ${token}` };
    return JSON.parse(await (await fetch(`${desk.url}${path}`, { headers })).text());
  }
}

/** A table of so many incidents, with its capture, and their texts. */
export function batchTable(count: number) {
  const folder = testFolder();
  copyFileSync("test/fixtures/capturas/05-imdt-1280x800-sin-reloj.png", join(folder, "uno.png"));
  const rows = Array.from({ length: count }, (_none, at) => ({
    ...right,
    descripcion: `${right.descripcion} Fila ${String(at).padStart(4, "0")}.`,
  }));
  const path = join(folder, "lote.csv");
  const lines = [Object.keys(right), ...rows.map((row) => Object.values(row))];
  writeFileSync(path, lines.map((cells) => cells.join("\t")).join("\n"));
  return { path, folder, texts: rows.map(({ descripcion }) => descripcion).toSorted() };
}
