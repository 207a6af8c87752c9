import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { createPortalChannel } from "../../src/channels/portal/portal-channel.ts";
import { createPortalClient } from "../../src/channels/portal/portal-client.ts";
import { startDesk } from "../../src/desk/start-desk.ts";
import { faultKinds, type FaultKind } from "../../src/domain/fault-plan.ts";
import { Secret } from "../../src/domain/secret.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { createHttpClient } from "../../src/platform/net/http-client.ts";
import { createRetryingClient } from "../../src/platform/net/retrying-client.ts";
import { testIntent } from "../support/intent.ts";
import { pdf, consultationData } from "../support/desk-client.ts";
import { cheapHash, testFolder } from "../support/test-context.ts";

const never = new AbortController().signal;
const path = resolve("test/fixtures/solicitudes/adjuntos/ficha-tecnica.pdf");
const sha256 = createHash("sha256").update(pdf).digest("hex");
const paper = {
  clase: "adjunto",
  nombre: "ficha-tecnica.pdf",
  ruta: path,
  tipo: "application/pdf",
  bytes: statSync(path).size,
  sha256,
} as const;

type Outcomes = Readonly<Record<"submit" | "read" | "reply" | "download", string>>;

/** What comes of a fault that strikes once, and of one that does not end. */
interface Row {
  readonly once: Outcomes;
  readonly always: Outcomes;
}

/** `read` stands for findByKey, list, get and changes. */
function told(submit: string, read: string, reply = read, download = read): Outcomes {
  return { submit, read, reply, download };
}

const well = told("accepted", "bien");
/** What is read piece by piece is not repeated by itself: its reader goes on where it was. */
const repeated = (download: string): Outcomes => told("accepted", "bien", "bien", download);
const cut: Row = {
  once: repeated("mesa-inalcanzable"),
  always: told("unknown", "mesa-inalcanzable"),
};
const away: Row = {
  once: repeated("mesa-inalcanzable"),
  always: told("unreachable", "mesa-inalcanzable"),
};
const proxy: Row = { once: repeated("mesa-falla"), always: told("unknown", "mesa-falla") };
const broken: Row = {
  once: told("unknown", "mesa-falla"),
  always: told("unknown", "mesa-falla"),
};
const same = (outcomes: Outcomes): Row => ({ once: outcomes, always: outcomes });
const refused = same(told("refused", "mesa-rechaza"));
const garbled = same({ ...told("unknown", "respuesta-invalida"), download: "otros bytes" });

const table: Readonly<Record<FaultKind, Row>> = {
  "rechaza-conexion": cut,
  "corta-antes": cut,
  "corta-despues": cut,
  "cuelga-antes": cut,
  "cuelga-despues": cut,
  "cuelga-cuerpo": cut,
  goteo: same(well),
  "cuerpo-cortado": cut,
  "largo-falso": cut,
  "json-invalido": garbled,
  html: proxy,
  "html-200": garbled,
  redirige: same(told("unreachable", "mesa-inalcanzable")),
  "entrega-doble": same(well),
  "sesion-caducada": { once: well, always: told("sesion-caducada", "sesion-caducada") },
  reloj: same(well),
  "408": away,
  "408-espera": away,
  "409": same(told("unknown", "mesa-rechaza")),
  "413": refused,
  "422": refused,
  "429": away,
  "429-espera": away,
  "429-fecha": away,
  "500-antes": broken,
  "500-despues": broken,
  "502": proxy,
  "503": away,
  "503-espera": away,
  "503-fecha": away,
  "503-larga": same(told("unreachable", "mesa-inalcanzable")),
  "504": proxy,
};

function hangs(kind: FaultKind): boolean {
  return kind.startsWith("cuelga");
}

/** A desk with one ticket, all that can be asked of it, and a fault for every request or each first. */
async function failingDesk(kind: FaultKind, often: "once" | "always") {
  let armed = false;
  const seen = new Set<string>();
  const clock = () => new Date();
  const desk = await startDesk({
    passwordCostLog2: cheapHash,
    folder: testFolder(),
    port: 0,
    clock,
    report: () => {},
    nextFault({ method, path: place }) {
      const request = `${method} ${place}`;
      if (!armed || (often === "once" && seen.has(request))) return undefined;
      seen.add(request);
      return kind;
    },
  });
  const trace = () => {};
  const wait = () => setTimeout(1);
  const token = () => Promise.resolve(new Secret(desk.issueToken("operador").token));
  const channelOf = (patience: number) => {
    const plain = createHttpClient({
      url: desk.url,
      userAgent: "prueba",
      trace,
      timeoutMs: patience,
    });
    const http = createRetryingClient(plain, { clock, wait, random: () => 0, trace });
    onTestFinished(http.close);
    return createPortalChannel("portal", createPortalClient(http, { token, renew: token }));
  };
  onTestFinished(desk.close);
  // Only a desk that hangs is not waited for, and only once it does.
  const healthy = channelOf(30_000);
  const channel = hangs(kind) ? channelOf(1000) : healthy;
  const intent = (clave: string) =>
    testIntent({ clave, datos: { ...consultationData }, archivos: [paper] });
  const first = await healthy.submit(intent("primera"), never);
  if (first.kind !== "accepted") throw new Error(JSON.stringify(first));
  const { numero } = first.ticket;
  const [attachment] = (await healthy.getTicket(numero, never)).adjuntos;
  const message = { clave: "m", texto: "Hola.", archivos: [paper] };
  const found = (ok: boolean): string => (ok ? "bien" : "otra cosa");
  armed = true;
  return {
    submit: async () => (await channel.submit(intent("segunda"), never)).kind,
    findByKey: async () => found((await channel.findByKey("primera", never))?.numero === numero),
    list: async () => {
      const { tickets } = await channel.listTickets({}, { limit: 9 }, never);
      return found(tickets.some((one) => one.numero === numero));
    },
    get: async () => found((await channel.getTicket(numero, never)).numero === numero),
    changes: async () => found((await channel.changes(undefined, 0, never)).cambios.length > 0),
    reply: async () => found((await channel.reply(numero, message, never)).texto === message.texto),
    download: async () => {
      const { data } = await channel.download(numero, attachment?.id ?? "", 0, never);
      const digest = createHash("sha256").update(await buffer(data));
      return digest.digest("hex") === sha256 ? "bien" : "otros bytes";
    },
  };
}

async function outcome(operate: () => Promise<string>): Promise<string> {
  try {
    return await operate();
  } catch (error) {
    if (error instanceof MesaError) return error.code;
    throw error;
  }
}

test.each(["once", "always"] as const)(
  "every fault has one outcome for everything that is asked of a desk: %s",
  async (often) => {
    const allOf = async (kinds: readonly FaultKind[]) =>
      await Promise.all(
        kinds.map(async (kind) => {
          const operations = Object.entries(await failingDesk(kind, often));
          const outcomes = operations.map(
            async ([name, run]) => [name, await outcome(run)] as const,
          );
          return [kind, Object.fromEntries(await Promise.all(outcomes))] as const;
        }),
      );
    // What is not waited for for long has the process to itself.
    const all = [
      ...(await allOf(faultKinds.filter((kind) => !hangs(kind)))),
      ...(await allOf(faultKinds.filter(hangs))),
    ];
    const expected = faultKinds.map((kind) => {
      const { submit, read, reply, download } = table[kind][often];
      const reads = { findByKey: read, list: read, get: read, changes: read };
      return [kind, { submit, ...reads, reply, download }] as const;
    });
    expect(Object.fromEntries(all)).toEqual(Object.fromEntries(expected));
  },
);
