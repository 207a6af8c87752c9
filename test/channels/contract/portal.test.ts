import { afterAll, beforeAll, expect } from "vitest";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { serveDesk } from "../../support/mesa-process.ts";
import { removeFolder } from "../../support/remove-folder.ts";
import { startFaultProxy } from "../../support/fault-proxy.ts";
import { runMesa, shortWait, testFolder } from "../../support/test-context.ts";
import { toRan, type Bench } from "./bench.ts";
import { faultMatrix } from "./fault-matrix.ts";
import { journeys } from "./journeys.ts";

/** One desk in a process of its own for all; each test has its operator's folder and its network. */
let desk: Awaited<ReturnType<typeof serveDesk>>;
const home = mkdtempSync(join(tmpdir(), "mesa-test-"));
const tokens = { operator: "", official: "" };

beforeAll(async () => {
  desk = await serveDesk(home);
  tokens.operator = await signIn("0999999999001", "OPERADOR");
  tokens.official = await signIn(null, "ANALISTA");
});

afterAll(async () => {
  await desk.kill();
  removeFolder(home);
});

async function signIn(ruc: string | null, usuario: string): Promise<string> {
  const reply = await fetch(`${desk.url}/v1/sesiones`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ruc, usuario, contrasena: "Practica-2026" }),
  });
  expect(reply.status).toBe(201);
  return z.object({ token: z.string() }).parse(await reply.json()).token;
}

async function asOfficial(method: string, path: string, json?: object) {
  const reply = await fetch(`${desk.url}/v1/analista${path}`, {
    method,
    headers: { authorization: `Bearer ${tokens.official}`, "content-type": "application/json" },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
  expect([path, reply.status]).toEqual([path, 200]);
  return await reply.json();
}

const inbox = z.object({ tickets: z.array(z.object({ asunto: z.string() })) });

async function openPortal(): Promise<Bench> {
  const folder = testFolder();
  const network = await startFaultProxy(Number(new URL(desk.url).port));
  const mesa = async (argv: readonly string[], later = 0) => {
    const env = { MESA_TOKEN: tokens.operator, MESA_ESPERA: network.failing() ? "1" : "30" };
    const now = new Date(new Date().getTime() + later * 1000);
    return toRan(await runMesa([...argv, "--json"], { folder, env, now, wait: shortWait }));
  };
  await mesa(["perfil", "crear", "mesa", "--url", `http://127.0.0.1:${network.port}`]);
  return {
    canal: "portal",
    folder,
    mesa,
    network,
    says: {
      crear: /^POST \/v1\/tickets /,
      listar: /^GET \/v1\/tickets\?/,
      ver: /^GET \/v1\/tickets\//,
      responder: /^POST .*\/mensajes /,
      conforme: /^POST .*\/conformidad /,
      descargar: /^GET .*\/adjuntos\//,
    },
    numberOf: ({ json }) => Promise.resolve(String(json.ticket.numero)),
    official: {
      async answer(numero, texto) {
        await asOfficial("POST", `/tickets/${encodeURIComponent(numero)}/respuestas`, { texto });
      },
      async count(asunto) {
        const { tickets } = inbox.parse(await asOfficial("GET", "/tickets?limite=200"));
        return tickets.filter((one) => one.asunto === asunto).length;
      },
    },
  };
}

journeys("portal", openPortal);
faultMatrix("portal", openPortal);
