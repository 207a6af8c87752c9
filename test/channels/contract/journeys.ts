import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { channelCapabilities, handsOver } from "../../../src/ports/channel-capabilities.ts";
import type { ChannelId } from "../../../src/ports/channel.ts";
import { writeJunit } from "../../support/junit.ts";
import { parsed } from "../../support/parse-output.ts";
import type { Bench, OpenBench, Ran } from "./bench.ts";

const fixtures = "test/fixtures/solicitudes";
const incident = `${fixtures}/incidente-dai-login-error.json`;
const consultation = `${fixtures}/consulta-regimen-21-plazo.json`;
const ciForm = "test/fixtures/ci-incidente.json";
const paper = `${fixtures}/adjuntos/factura-comercial.pdf`;

/** A subject that no other test has, nor an earlier run. */
export function subjectFor({ folder }: Bench, words: string): string {
  return `${words} ${folder.slice(-6)}`;
}

/** Hands a consultation over; the same words are the same request. */
export async function consult(bench: Bench, about: string): Promise<Ran> {
  const asunto = subjectFor(bench, about);
  const clave = asunto.replaceAll(/[^\w]/g, "-");
  const words = ["consulta", "crear", "--desde", consultation, "--asunto", asunto];
  return await bench.mesa([...words, "--clave", clave]);
}

/** A ticket that the official has answered. */
export async function answered(bench: Bench, asunto: string): Promise<string> {
  const numero = await bench.numberOf(await consult(bench, asunto));
  await bench.official.answer(numero, `Respuesta a ${asunto}.`);
  return numero;
}

/** What people wrote, without a desk's own receipts. */
export function written<Message extends { readonly automatico?: boolean }>(
  messages: readonly Message[],
): readonly Message[] {
  return messages.filter((one) => one.automatico !== true);
}

export function digestOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

/** What every channel does alike; where they differ, the table of capabilities says how. */
export function journeys(canal: ChannelId, open: OpenBench): void {
  const can = channelCapabilities[canal];

  describe(`${canal}: the same journeys`, () => {
    test("a request becomes one ticket, and its key gives the first receipt again", async () => {
      const bench = await open();
      const made = await consult(bench, "Una sola vez");
      const first = parsed("consulta-crear", JSON.stringify(made.json));
      const queued = handsOver(canal) ? "entregado_a_mano" : "en_cola";
      const resultado = can.numero === "recibo" ? "aceptado" : queued;
      expect([made.code, first]).toMatchObject([
        0,
        { resultado, canal, repetido: false, advertencias: [] },
      ]);
      const numero = await bench.numberOf(made);
      const again = await consult(bench, "Una sola vez");
      expect([again.code, again.json]).toMatchObject([0, { repetido: true, ticket: { numero } }]);
      expect(await bench.official.count(subjectFor(bench, "Una sola vez"))).toBe(1);
      const reused = ["consulta", "crear", "--desde", consultation, "--clave", first.clave];
      const other = await bench.mesa(reused);
      expect([other.code, other.json.error?.codigo]).toEqual([2, "clave-reutilizada"]);
    });

    test("facts and files of an incident come back as they were given", async () => {
      const bench = await open();
      const made = await bench.mesa(["incidente", "crear", "--desde", incident, "--repetir"]);
      expect([made.code, made.json.advertencias]).toEqual([0, []]);
      const numero = await bench.numberOf(made);
      const shown = await bench.mesa(["ticket", "ver", numero]);
      const { ticket } = parsed("ticket-ver", JSON.stringify(shown.json));
      const given = JSON.parse(readFileSync(incident, "utf8"));
      const { distrito, fecha, descripcion, pasos } = given;
      const { evidencia } = made.json;
      expect(ticket).toMatchObject({
        tipo: "incidente",
        datos: { distrito, fecha, descripcion, pasos },
        adjuntos: [{ nombre: "evidencia.pdf", bytes: evidencia.bytes }],
        cadena: [numero],
      });
      const carpeta = join(bench.folder, "bajado");
      const saved = await bench.mesa(["ticket", "descargar", numero, "--carpeta", carpeta]);
      expect([saved.code, digestOf(join(carpeta, "evidencia.pdf"))]).toEqual([0, evidencia.sha256]);
    });

    test("what both sides write is one conversation, every message once", async () => {
      const bench = await open();
      const numero = await answered(bench, "Conversación");
      const reply = ["ticket", "responder", numero, "--texto", "Gracias; va la factura."];
      const sent = await bench.mesa([...reply, "--adjunto", paper, "--clave", `r1-${numero}`]);
      const once = parsed("ticket-responder", JSON.stringify(sent.json));
      expect([sent.code, once.repetido]).toEqual([0, false]);
      const repeated = await bench.mesa([...reply, "--adjunto", paper, "--clave", `r1-${numero}`]);
      expect([repeated.code, repeated.json]).toMatchObject([
        0,
        { repetido: true, mensaje: { id: once.mensaje.id } },
      ]);
      const { mensajes } = (await bench.mesa(["ticket", "ver", numero])).json.ticket;
      expect(written(mensajes)).toMatchObject([
        { autor: "mesa", texto: "Respuesta a Conversación.", adjuntos: [] },
        {
          autor: "operador",
          texto: "Gracias; va la factura.",
          adjuntos: [{ nombre: "factura-comercial.pdf" }],
        },
      ]);
      const carpeta = join(bench.folder, "bajado");
      const name = "factura-comercial.pdf";
      const saved = await bench.mesa(["ticket", "descargar", numero, name, "--carpeta", carpeta]);
      expect([saved.code, digestOf(join(carpeta, name))]).toEqual([0, digestOf(paper)]);
    });

    test("agreement ends the case, also when it is said twice", async () => {
      const bench = await open();
      const numero = await answered(bench, "De acuerdo");
      const agreed = await bench.mesa(["ticket", "conforme", numero, "--observacion", "Bien."]);
      expect(agreed.code).toBe(0);
      const again = await bench.mesa(["ticket", "conforme", numero]);
      expect(again.code).toBe(0);
      const shown = await bench.mesa(["ticket", "ver", numero]);
      if (can.conformidad === "cierra") expect(shown.json.ticket.estado).toBe("conforme");
      const said = shown.json.ticket.mensajes.filter((one: { texto: string }) =>
        one.texto.includes("Bien."),
      );
      expect(said).toHaveLength(1);
    });

    test("disagreement is another ticket that follows the first", async () => {
      const bench = await open();
      const first = await answered(bench, "En desacuerdo");
      const consulta = "La respuesta no dice el plazo; ¿cuál es?";
      const disagree = [
        "ticket",
        "inconforme",
        first,
        "--consulta",
        consulta,
        "--clave",
        `otra-${first}`,
      ];
      const made = await bench.mesa([...disagree, "--asunto", "En desacuerdo, otra vez"]);
      expect(made.code).toBe(0);
      const second = await bench.numberOf(made);
      const { ticket } = (await bench.mesa(["ticket", "ver", second])).json;
      expect([ticket.sigue_a, ticket.datos.motivo]).toEqual([
        first,
        JSON.parse(readFileSync(consultation, "utf8")).motivo,
      ]);
      if (can.seguimiento === "enlazado") {
        expect(ticket.cadena).toEqual([first, second]);
        const { cadena } = (await bench.mesa(["ticket", "ver", first])).json.ticket;
        expect(cadena).toEqual([first, second]);
      }
    });

    test("a list is filtered, and goes on from page to page", async () => {
      const bench = await open();
      const numero = await answered(bench, "Lista contestada");
      const waiting = await bench.numberOf(await consult(bench, "Lista en espera"));
      const mine = ["--buscar", subjectFor(bench, "").trim()];
      const list = async (...words: readonly string[]): Promise<readonly string[]> => {
        const shown = await bench.mesa(["ticket", "listar", ...words]);
        const { tickets } = parsed("ticket-listar", JSON.stringify(shown.json));
        return tickets.map((one: { numero: string }) => one.numero);
      };
      expect(await list("--buscar", subjectFor(bench, "Lista contestada"))).toEqual([numero]);
      expect(await list("--estado", "respondido", ...mine)).toEqual([numero]);
      expect(await list("--tipo", "incidente", ...mine)).toEqual([]);
      expect(await list("--desde", "2020-01-01", "--hasta", "2020-01-02")).toEqual([]);
      const one = [...mine, "--limite", "1"];
      const { tickets, siguiente } = (await bench.mesa(["ticket", "listar", ...one])).json;
      expect([tickets.length, typeof siguiente]).toEqual([1, "string"]);
      const rest = await list(...one, "--cursor", String(siguiente));
      // The newest first.
      expect([tickets[0].numero, ...rest]).toEqual([waiting, numero]);
    });

    test("tests that fail in CI are one ticket, with a note while they fail and one once they pass", async () => {
      const bench = await open();
      const name = subjectFor(bench, "transmite");
      const report = async (fails: string | undefined, later: number): Promise<Ran> => {
        const path = writeJunit(bench.folder, [{ name, ...(fails !== undefined && { fails }) }]);
        const words = ["ci", "reportar", path, "--formulario", ciForm, "--recordar", "1m"];
        return await bench.mesa(words, later);
      };
      const made = await report("rechazada a las 10:32:05", 0);
      expect([made.code, made.json]).toMatchObject([0, { nota: false, problema: null }]);
      const numero = await bench.numberOf({ ...made, json: made.json.envio });
      const told: unknown[] = [];
      for (const [fails, later] of [
        ["rechazada a las 10:33:41", 1],
        ["rechazada a las 10:40:00", 90],
        [undefined, 100],
        [undefined, 200],
      ] as const) {
        const { code, json } = await report(fails, later);
        const recovered = json.recuperados.map((one: { nota: boolean }) => one.nota);
        told.push([code, json.ticket.numero, json.nota, recovered]);
      }
      expect(told).toEqual([
        [0, numero, false, []],
        [0, numero, true, []],
        [0, numero, true, [true]],
        [0, numero, false, [false]],
      ]);
      const shown = await bench.mesa(["ticket", "ver", numero]);
      const { mensajes } = parsed("ticket-ver", JSON.stringify(shown.json)).ticket;
      expect(written(mensajes)).toHaveLength(2);
    });

    test("news tell of an answer once", async () => {
      const bench = await open();
      const numero = await bench.numberOf(await consult(bench, "Con novedad"));
      expect((await bench.mesa(["novedades"])).code).toBe(0);
      await bench.official.answer(numero, "Ya está.");
      const news = await bench.mesa(["novedades"], 30);
      const told = parsed("novedades", JSON.stringify(news.json));
      // Mail servers count in seconds: what came just before may be told once more.
      const [{ mensajes, ...one }, ...others] = told.novedades;
      expect([one.numero, mensajes.at(-1).texto, others]).toEqual([numero, "Ya está.", []]);
      const after = await bench.mesa(["novedades"], 60);
      expect(after.json.total).toBe(0);
    });

    test("what is not there, or can't be done here, is told as such", async () => {
      const bench = await open();
      for (const words of [
        ["ticket", "ver", "999999"],
        ["ticket", "ver", "../1"],
        ["ticket", "responder", "999999", "--texto", "¿Hay alguien?"],
        ["ticket", "conforme", "999999"],
      ]) {
        const ran = await bench.mesa(words);
        expect([words, ran.code, ran.json.error?.codigo]).toEqual([words, 3, "ticket-no-existe"]);
      }
      if (can.registro === "no") {
        const ran = await bench.mesa(["registro"]);
        expect([ran.code, ran.json.error.codigo]).toEqual([2, "canal-no-puede"]);
      }
    });
  });
}
