import { join } from "node:path";
import { expect, test } from "vitest";
import type { ChannelId } from "../../../src/ports/channel.ts";
import type { NetworkFault } from "../../support/fault-proxy.ts";
import { operations, type Bench, type OpenBench, type Operation, type Ran } from "./bench.ts";
import { answered, consult, digestOf, subjectFor, written } from "./journeys.ts";

/**
 * How a network fails; each is acted out once, on the first piece that the operation says. What is
 * read piece by piece fails as long as the network does.
 */
const faults: Readonly<Record<string, NetworkFault>> = {
  latencia: { latency: 20 },
  "corta antes": { upReset: 0 },
  "corta al subir": { upReset: 120 },
  "corta después": { downReset: 0 },
  trunca: { downTruncate: 60 },
  "pierde la respuesta": { lostAnswer: true },
  "agujero negro": { blackHole: true },
};

const paper = "test/fixtures/solicitudes/adjuntos/factura-comercial.pdf";

/** What an operation says at first while the network fails: done, failed, unknown, out of reach. */
const codes: readonly number[] = [0, 1, 5, 6];

/** An operation, and what has to be true once the network is back; nothing where all is well. */
type Trial = (bench: Bench, fail: () => void, heal: () => void) => Promise<readonly unknown[]>;

function complaint(what: string, ok: boolean, seen: unknown): readonly unknown[] {
  return ok ? [] : [[what, seen]];
}

const trials: Readonly<Record<Operation, Trial>> = {
  async crear(bench, fail, heal) {
    fail();
    const first = await consult(bench, "Falla");
    heal();
    // What is unknown is settled by asking, once the desk has had time to finish.
    const settled = first.code === 5 ? await bench.mesa(["bandeja", "verificar"], 60) : undefined;
    const sent = await bench.mesa(["bandeja", "enviar"], 60);
    // Where no channel can tell whether it went out, the operator decides.
    const decided = ["bandeja", "enviar", "--reenviar", String(first.json.solicitud), "--si"];
    const drained = sent.code === 5 ? await bench.mesa(decided, 60) : sent;
    const again = await consult(bench, "Falla");
    const numero = await bench.numberOf(again);
    const count = await bench.official.count(subjectFor(bench, "Falla"));
    const { entradas } = (await bench.mesa(["bandeja", "listar"])).json;
    return [
      ...complaint("crear", [0, 5, 6].includes(first.code), first),
      ...complaint("verificar", settled === undefined || settled.code === 0, settled),
      ...complaint("enviar", drained.code === 0, drained),
      ...complaint("otra vez", again.code === 0 && again.json.repetido === true, again),
      ...complaint("tickets", count === 1 && numero !== "", count),
      ...complaint("bandeja", entradas.length === 0, entradas),
    ];
  },
  listar: reading(
    (bench) => bench.mesa(["ticket", "listar", "--limite", "50"]),
    ({ json }, numero) => json.tickets.some((one: { numero: string }) => one.numero === numero),
  ),
  ver: reading(
    (bench, numero) => bench.mesa(["ticket", "ver", numero]),
    ({ json }) => written(json.ticket.mensajes).length === 1,
  ),
  async responder(bench, fail, heal) {
    const numero = await answered(bench, "Falla");
    const reply = [
      "ticket",
      "responder",
      numero,
      "--texto",
      "Sin perder nada.",
      "--clave",
      `r-${numero}`,
    ];
    fail();
    const first = await bench.mesa([...reply, "--adjunto", paper]);
    heal();
    const again = await bench.mesa([...reply, "--adjunto", paper]);
    const shown = await bench.mesa(["ticket", "ver", numero]);
    const own = shown.json.ticket.mensajes.filter(
      (one: { texto: string; adjuntos: readonly unknown[] }) =>
        one.texto === "Sin perder nada." && one.adjuntos.length === 1,
    );
    return [
      ...complaint("primero", codes.includes(first.code), first),
      ...complaint("otra vez", again.code === 0, again),
      ...complaint("mensajes", own.length === 1, shown.json.ticket.mensajes),
    ];
  },
  async conforme(bench, fail, heal) {
    const numero = await answered(bench, "Falla");
    const agree = ["ticket", "conforme", numero, "--observacion", "De acuerdo."];
    fail();
    const first = await bench.mesa(agree);
    heal();
    const again = await bench.mesa(agree);
    const { ticket } = (await bench.mesa(["ticket", "ver", numero])).json;
    const said = ticket.mensajes.filter((one: { texto: string }) =>
      one.texto.includes("De acuerdo."),
    );
    return [
      ...complaint("primero", codes.includes(first.code), first),
      ...complaint("otra vez", again.code === 0, again),
      ...complaint("estado", ticket.estado === "conforme", ticket.estado),
      ...complaint("dicho una vez", said.length === 1, ticket.mensajes),
    ];
  },
  async descargar(bench, fail, heal) {
    const numero = await answered(bench, "Falla");
    await bench.mesa(["ticket", "responder", numero, "--texto", "Va.", "--adjunto", paper]);
    const carpeta = join(bench.folder, "bajado");
    const fetch = ["ticket", "descargar", numero, "factura-comercial.pdf", "--carpeta", carpeta];
    fail();
    const first = await bench.mesa(fetch);
    heal();
    // Without a digest of the desk's, what is there already can't be told apart.
    const again = await bench.mesa([...fetch, "--reemplazar"]);
    return [
      ...complaint("primero", codes.includes(first.code), first),
      ...complaint("otra vez", again.code === 0, again),
      ...complaint(
        "bytes",
        digestOf(join(carpeta, "factura-comercial.pdf")) === digestOf(paper),
        again,
      ),
    ];
  },
};

function reading(
  read: (bench: Bench, numero: string) => Promise<Ran>,
  right: (ran: Ran, numero: string) => boolean,
): Trial {
  return async (bench, fail, heal) => {
    const numero = await answered(bench, "Falla");
    fail();
    const first = await read(bench, numero);
    heal();
    const again = await read(bench, numero);
    return [
      ...complaint("primero", codes.includes(first.code), first),
      ...complaint("otra vez", again.code === 0 && right(again, numero), again),
    ];
  };
}

/**
 * Every fault at every operation: nothing is lost, nothing is done twice.
 *
 * @param side  how many are tried side by side
 */
export function faultMatrix(canal: ChannelId, open: OpenBench, side = 7): void {
  test.each(operations)(
    `${canal}: nothing is lost or done twice when the network fails: %s`,
    async (operation) => {
      const names = Object.keys(faults);
      const all = await inTurns(names, side, async (name) => {
        const bench = await open();
        const { network, says } = bench;
        if (network === undefined) throw new Error("no network to fail");
        const when = says[operation];
        const times = operation === "descargar" ? {} : { times: 1 };
        const fault = { ...faults[name], ...times, ...(when !== undefined && { when }) };
        const found = await trials[operation](
          bench,
          () => network.act(fault),
          () => {
            // A fault that never came proves nothing.
            if (network.acted() === 0) throw new Error(`${name}: never acted out`);
            network.act(undefined);
          },
        );
        return [name, found] as const;
      });
      expect(Object.fromEntries(all)).toEqual(Object.fromEntries(names.map((name) => [name, []])));
    },
  );
}

async function inTurns<Item, Result>(
  items: readonly Item[],
  side: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += side) {
    results.push(...(await Promise.all(items.slice(at, at + side).map(work))));
  }
  return results;
}
