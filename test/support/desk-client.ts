import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, onTestFinished } from "vitest";
import { startDesk, type DeskOptions } from "../../src/desk/start-desk.ts";
import { startConformanceProxy } from "./conformance-proxy.ts";
import { cheapHash, testFolder } from "./test-context.ts";

export const pdf = readFileSync("test/fixtures/solicitudes/adjuntos/ficha-tecnica.pdf");

export interface TestReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & {
    readonly errores?: readonly { puntero: string; codigo: string }[];
  };
}

/** A desk behind the conformance proxy, and hands to speak with it. */
export async function testDesk(options: Partial<DeskOptions> = {}) {
  const failures: unknown[] = [];
  const folder = options.folder ?? testFolder();
  const desk = await startDesk({
    passwordCostLog2: cheapHash,
    folder,
    port: 0,
    clock: () => new Date("2026-11-24T15:00:00Z"),
    report: (error) => void failures.push(error),
    ...options,
  });
  const proxy = await startConformanceProxy(desk.url);
  onTestFinished(async () => {
    await desk.close();
    expect(proxy.violations()).toEqual([]);
    expect(failures).toEqual([]);
  });
  const operator = desk.issueToken("operador").token;
  const analyst = desk.issueToken("analista").token;

  async function call(
    method: string,
    path: string,
    given: {
      token?: string;
      json?: unknown;
      body?: FormData | string;
      headers?: Record<string, string>;
    } = {},
  ): Promise<TestReply> {
    const { token = operator, json } = given;
    const body = json === undefined ? (given.body ?? null) : JSON.stringify(json);
    const reply = await fetch(`${proxy.url}${path}`, {
      method,
      body,
      headers: {
        ...(token !== "" && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { "content-type": "application/json" }),
        ...given.headers,
      },
    });
    const text = await reply.text();
    return {
      status: reply.status,
      headers: reply.headers,
      body: text.startsWith("{") ? JSON.parse(text) : { text },
    };
  }

  return { desk, folder, call, operator, analyst, url: proxy.url };
}

export interface TestFile {
  readonly nombre: string;
  readonly tipo: string;
  readonly bytes: Uint8Array;
  readonly clase?: string;
  readonly declared?: Readonly<Record<string, unknown>>;
}

const evidence: TestFile = {
  nombre: "evidencia.pdf",
  tipo: "application/pdf",
  bytes: pdf,
  clase: "evidencia",
};

export const incidentData = {
  pantalla: "Trámites Operativos > Despacho > Declaración Aduanera de Importación",
  fecha: "2026-11-20",
  hora: "10:32",
  distrito: "028",
  tipo_operador: "agente-aduana",
  descripcion: "El sistema muestra un error; se esperaba que quedara enviada.",
  pasos: ["Abrir", "Enviar"],
  identificacion: "0999999901001",
  nombre: "Agente de Prueba Uno Cía. Ltda.",
  correo: "operaciones@agente-uno.example",
};

export const consultationData = {
  motivo: "consulta-proceso",
  asunto: "División de un envío",
  consulta: "¿Procede una declaración por cada guía?",
  identificacion: "0999999901001",
  nombre: "Agente de Prueba Uno Cía. Ltda.",
  correo: "operaciones@agente-uno.example",
};

/** The multipart body of a request, as any HTTP client would make it. */
export function requestBody(
  solicitud: Readonly<Record<string, unknown>> = { tipo: "incidente", datos: incidentData },
  files: readonly TestFile[] = [evidence],
  part = "solicitud",
): FormData {
  const form = new FormData();
  const archivos = files.map((file, index) => ({
    parte: `archivo-${index + 1}`,
    clase: file.clase ?? "adjunto",
    nombre: file.nombre,
    tipo: file.tipo,
    bytes: file.bytes.length,
    sha256: createHash("sha256").update(file.bytes).digest("hex"),
    ...file.declared,
  }));
  form.append(part, JSON.stringify({ ...solicitud, archivos }));
  files.forEach((file, index) =>
    form.append(`archivo-${index + 1}`, new Blob([file.bytes], { type: file.tipo }), file.nombre),
  );
  return form;
}
