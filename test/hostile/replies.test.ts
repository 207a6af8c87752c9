import fc from "fast-check";
import { expect, test } from "vitest";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { createPortalAnalyst } from "../../src/channels/portal/portal-analyst.ts";
import { createPortalChannel } from "../../src/channels/portal/portal-channel.ts";
import { createPortalClient } from "../../src/channels/portal/portal-client.ts";
import { createPortalSignIn } from "../../src/channels/portal/portal-sign-in.ts";
import { Secret } from "../../src/domain/secret.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import { plainPaint } from "../../src/view/paint.ts";
import { ticketListView } from "../../src/features/ticket/ticket-list.view.ts";
import { ticketView } from "../../src/features/ticket/ticket.view.ts";
import { readRetryAfter } from "../../src/platform/net/retrying-client.ts";
import { HttpFailure, type HttpClient } from "../../src/ports/http.ts";
import {
  cases,
  hostileJson,
  hostileText,
  isHarmless,
  spoilt,
  survives,
} from "../support/hostile.ts";
import { startHostileDesk } from "../support/hostile-desk.ts";
import { testIntent } from "../support/intent.ts";
import { runMesa, testFolder } from "../support/test-context.ts";
import { atFullVolume } from "../support/volume.ts";

const signal = new AbortController().signal;
const timeout = 3_600_000;

const ticket = {
  numero: "MS-1",
  tipo: "incidente",
  estado: "registrado",
  unidad: "Jefatura",
  funcionario: "Ana",
  asunto: "Asunto",
  creado: "2026-11-24T15:00:00Z",
  actualizado: "2026-11-24T15:00:00Z",
  sigue_a: null,
  datos: { pantalla: "Una", pasos: ["uno", "dos"] },
  mensajes: [{ id: "1", de: "Ana", fecha: "2026-11-24T15:00:00Z", texto: "Hola", adjuntos: [] }],
  adjuntos: [{ id: "1", nombre: "a.pdf", tipo: "application/pdf", bytes: 1, sha256: "00" }],
  cadena: ["MS-1"],
};
const problem = {
  title: "No",
  detail: "No.",
  codigo: "x",
  errores: [{ puntero: "/a", detalle: "b" }],
};
const session = {
  token: "t",
  caduca: "2026-11-24T15:00:00Z",
  ruc: null,
  usuario: "U",
  nombre: "N",
};
const changes = {
  cambios: [{ numero: "1", estado: "x", motivo: "y", fecha: "z" }],
  siguiente: "1",
};

const json = (value: unknown): string => JSON.stringify(value);
const body = fc.oneof(
  { weight: 2, arbitrary: hostileJson },
  { weight: 4, arbitrary: spoilt(ticket).map(json) },
  { weight: 1, arbitrary: spoilt({ tickets: [ticket], siguiente: null }).map(json) },
  { weight: 1, arbitrary: spoilt(ticket).map((one) => json({ tickets: [one], siguiente: null })) },
  { weight: 1, arbitrary: fc.oneof(spoilt(problem), spoilt(session), spoilt(changes)).map(json) },
);
const status = fc.oneof(
  { weight: 4, arbitrary: fc.constant(200) },
  { weight: 1, arbitrary: fc.constant(201) },
  { weight: 2, arbitrary: fc.integer({ min: 200, max: 599 }) },
);
const headers = fc.dictionary(
  fc.constantFrom("retry-after", "content-length", "content-type", "date", "idempotency-replayed"),
  fc.oneof(hostileText, fc.constantFrom("true", "0", "-1", "1e9", "Tue, 24 Nov 2026 15:00:10 GMT")),
);

test(
  "whatever a desk replies is understood or complained about, and shown without harm",
  { timeout },
  async () => {
    const tools = {
      translator: await loadTranslator("es"),
      paint: plainPaint,
      width: 80,
      decorated: true,
      now: new Date("2026-11-24T15:00:00Z"),
      catalogs: () => Promise.resolve(builtInCatalogs),
    };
    await fc.assert(
      fc.asyncProperty(status, headers, body, async (status, headers, text) => {
        const http: HttpClient = {
          send: () => Promise.resolve({ status, headers, text }),
          open: () => Promise.resolve({ status, headers, data: pieces(text) }),
          close: () => Promise.resolve(),
        };
        const token = () => Promise.resolve(new Secret("t"));
        const client = createPortalClient(http, { token, renew: token });
        const channel = createPortalChannel("portal", client);
        const password = { ruc: undefined, usuario: "U", contrasena: new Secret("c") };
        const asked: readonly (() => Promise<unknown>)[] = [
          () => channel.submit(testIntent(), signal),
          () => channel.findByKey("k", signal),
          () => channel.changes(undefined, 0, signal),
          () => channel.accept("1", undefined, signal),
          () => channel.reply("1", { clave: "k", texto: "t", archivos: [] }, signal),
          () => channel.ping(signal),
          () => createPortalSignIn(http).signIn(password, signal),
          () => createPortalAnalyst(client).list({ limite: 1 }, signal),
          async () => {
            for await (const piece of (await channel.download("1", "1", 0, signal)).data)
              void piece;
          },
          async () => {
            const { tickets } = await channel.listTickets({}, { limit: 9 }, signal);
            const listed = { tickets, more: false, siguiente: null };
            expect((await ticketListView(listed, tools)).filter(isHarmful)).toEqual([]);
          },
          async () => {
            const found = await channel.getTicket("1", signal);
            expect((await ticketView(found, tools, undefined)).filter(isHarmful)).toEqual([]);
            JSON.stringify(found);
          },
        ];
        for (const ask of asked) {
          await ask().catch((error: unknown) => {
            if (!(error instanceof MesaError || error instanceof HttpFailure)) throw error;
          });
        }
      }),
      cases(3),
    );
  },
);

function isHarmful(line: string): boolean {
  return !isHarmless(line);
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

test("Retry-After is a time or nothing", { timeout }, () => {
  const value = fc.oneof(hostileText, fc.integer().map(String), fc.date().map(String));
  fc.assert(
    fc.property(value, (text) => {
      const read = readRetryAfter(text, new Date(0));
      expect(read === undefined || (Number.isFinite(read) && read >= 0)).toBe(true);
    }),
    cases(20),
  );
});

test("commands tell it on a terminal without harm", { timeout }, async () => {
  const desk = await startHostileDesk({ status: 200, headers: {}, body: "" });
  const folder = testFolder();
  await runMesa(["perfil", "crear", "mesa", "--url", desk.url], { folder });
  const env = { MESA_TOKEN: "una-ficha-cualquiera" };
  const argv = fc.constantFrom(
    ["ticket", "listar"],
    ["ticket", "listar", "--csv"],
    ["ticket", "ver", "MS-1"],
    ["ticket", "ver", "MS-1", "--json"],
    ["novedades"],
    ["ticket", "descargar", "MS-1"],
    ["sesion", "estado", "--json"],
  );
  // Statuses that are tried again would only be waited for.
  const final = status.filter(
    (one) => ![204, 205, 304, 401, 408, 425, 429, 502, 503, 504].includes(one),
  );
  await fc.assert(
    fc.asyncProperty(argv, final, body, async (words, status, text) => {
      desk.say({ status, headers: { "content-type": "application/json" }, body: text });
      await survives([...words, "--sin-preguntas"], {
        folder,
        env,
        cwd: folder,
        interactive: true,
      });
    }),
    cases(0.3),
  );
});

test("replies that are huge or deep are bounded in time and memory", async () => {
  const desk = await startHostileDesk({ status: 200, headers: {}, body: "" });
  const folder = testFolder();
  await runMesa(["perfil", "crear", "mesa", "--url", desk.url], { folder });
  const env = { MESA_TOKEN: "una-ficha-cualquiera" };
  const long = "ñ".repeat(atFullVolume ? 5_000_000 : 500_000);
  const deep = (depth: number): unknown => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);
  const bodies = [
    [json({ ...ticket, asunto: long }), 0],
    [json({ ...ticket, datos: { pantalla: long } }), 0],
    [`{"a":${"[".repeat(1_000_000)}`, 1],
    [json(ticket).replace('"Una"', `${"[".repeat(200_000)}${"]".repeat(200_000)}`), 1],
    [json({ ...ticket, datos: deep(100) }), 1],
    ["x".repeat(17 * 1024 * 1024), 6],
    [json({ ...ticket, adjuntos: Array.from({ length: 20_000 }, () => ticket.adjuntos[0]) }), 0],
  ] as const;
  for (const [text, code] of bodies) {
    desk.say({ status: 200, headers: { "content-type": "application/json" }, body: text });
    for (const words of [
      ["ticket", "ver", "MS-1"],
      ["ticket", "ver", "MS-1", "--json"],
    ]) {
      const before = process.cpuUsage();
      const options = { folder, env, interactive: true };
      const result = await survives([...words, "--sin-preguntas"], options);
      expect([text.slice(0, 40), result.code]).toEqual([text.slice(0, 40), code]);
      expect(process.cpuUsage(before).user / 1e6).toBeLessThan(20);
    }
  }
});
