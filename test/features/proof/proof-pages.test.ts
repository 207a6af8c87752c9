import { expect, test } from "vitest";
import { builtInCatalogs } from "../../../src/catalogs/catalogs.ts";
import type { SealedProof } from "../../../src/domain/filing-proof-schema.ts";
import { proofPages } from "../../../src/features/proof/proof-pages.view.ts";
import { loadTranslator } from "../../../src/i18n/load-translator.ts";

const proof: SealedProof["comprobante"] = {
  documento: "mesa-comprobante",
  v: 1,
  numero: "MS-2026-000123",
  tipo: "incidente",
  asunto: "No envía la DAI",
  unidad: "Mesa de Servicios",
  sigue_a: "MS-2026-000100",
  canal: "portal",
  mesa: "https://mesa.example",
  registrado: "2026-11-20T15:33:00.000Z",
  anotado: "2026-11-20T15:32:58.000Z",
  respondido: "2026-11-20T15:33:01.000Z",
  solicitud: "11111111-1111-4111-8111-111111111111",
  clave: "22222222-2222-4222-8222-222222222222",
  datos: {
    tipo_operador: "agente",
    capturas: ["uno.png", "dos.png"],
    propio: "valor",
    descripcion: "x".repeat(10_000),
    mensaje_error: "y".repeat(10_001),
  },
  archivos: [
    { clase: "evidencia", nombre: "e.pdf", tipo: "application/pdf", bytes: 2048, sha256: "a" },
  ],
  capturas: [
    { nombre: "uno.png", leyenda: "El error", bytes: 1, sha256: "b", ancho: 800, alto: 600 },
    { nombre: "dos.png", leyenda: "", bytes: 1, sha256: "c", ancho: 640, alto: 480 },
  ],
  remitente: "ana@pc1",
  fuente: "libro",
  emitido: "2026-11-20T15:40:00.000Z",
  programa: "mesa 1.0.0",
};

async function pagesOf(change: Partial<SealedProof["comprobante"]> = {}) {
  const sello = { metodo: "sha-256, rfc-8785", sha256: "d" } as const;
  const es = await loadTranslator("es");
  return proofPages({ comprobante: { ...proof, ...change }, sello }, es, builtInCatalogs);
}

test("all of a proof is drawn, but of longer texts only their beginning", async () => {
  const pages = await pagesOf();
  const short = (text: string) => text.replaceAll(/([xy])\1{9999}/g, "$1 × 10000");
  const sections = pages.sections.map(({ title, facts }) => [
    title,
    ...facts.map(([label, value]) => `${label}: ${short(value)}`),
  ]);
  expect({ ...pages, sections }).toMatchInlineSnapshot(`
    {
      "footer": "mesa 1.0.0 · emitido 2026-11-20 10:40:00 (Guayaquil, UTC−05:00) · 2026-11-20T15:40:00.000Z",
      "notes": {
        "paragraphs": [
          "El contenido exacto que se envió (letra por letra, en el JSON adjunto), los archivos con su SHA-256, y el número y la hora que dio la mesa de servicios se tomaron del registro de envíos del equipo que los presentó. Quien tenga un archivo puede calcular su SHA-256 y comprobar que es el mismo.",
          "El sello detecta cambios accidentales, pero no es una firma: quien altere el contenido puede calcular otro sello. Las horas «Anotado en el equipo» y «Respuesta recibida» son del reloj del equipo; solo «Hora de la mesa» es de la mesa de servicios.",
          "Por eso vale lo que confirmen el registro de envíos del equipo que lo presentó o la propia mesa de servicios: mesa ticket comprobante --verificar ARCHIVO",
          "Lo emite mesa, un programa independiente; no es un documento del SENAE ni lleva firma electrónica.",
        ],
        "title": "Qué prueba este comprobante y qué no",
      },
      "sections": [
        [
          "Registro",
          "Número: MS-2026-000123",
          "Tipo: incidente",
          "Asunto: No envía la DAI",
          "Unidad: Mesa de Servicios",
          "Sigue a: MS-2026-000100",
          "Hora de la mesa: 2026-11-20 10:33:00 (Guayaquil, UTC−05:00) · 2026-11-20T15:33:00.000Z",
          "Anotado en el equipo: 2026-11-20 10:32:58 (Guayaquil, UTC−05:00) · 2026-11-20T15:32:58.000Z",
          "Respuesta recibida: 2026-11-20 10:33:01 (Guayaquil, UTC−05:00) · 2026-11-20T15:33:01.000Z",
          "Canal: portal · https://mesa.example",
          "Remitente: ana@pc1",
          "Solicitud: 11111111-1111-4111-8111-111111111111",
          "Clave de envío: 22222222-2222-4222-8222-222222222222",
        ],
        [
          "Contenido presentado",
          "Tipo de operador: agente",
          "Capturas: 1. uno.png
    2. dos.png",
          "propio: valor",
          "Descripción: x × 10000",
          "Mensaje de error: y × 10000… (sigue en el JSON adjunto a este PDF)",
        ],
        [
          "Archivos presentados",
          "e.pdf: application/pdf · 2 kB (2048 bytes)
    SHA-256 a",
        ],
        [
          "Capturas dentro del documento de evidencia",
          "1. uno.png: El error
    800 × 600
    SHA-256 b",
          "2. dos.png: 640 × 480
    SHA-256 c",
        ],
        [
          "Sello",
          "Método: SHA-256 del JSON canónico (RFC 8785) adjunto a este PDF como comprobante.json",
          "SHA-256: d",
        ],
      ],
      "subtitle": "Ticket MS-2026-000123 · Mesa de Servicios, Servicio Nacional de Aduana del Ecuador",
      "title": "Comprobante de presentación",
      "warning": undefined,
    }
  `);
});

test("what is not known, or as it usually is, has no line", async () => {
  const { warning, sections, notes } = await pagesOf({
    canal: "practica",
    mesa: null,
    sigue_a: null,
    anotado: null,
    respondido: null,
    registrado: "1970-01-01T00:00:00.000Z",
    solicitud: "s",
    clave: "s",
    datos: {},
    archivos: [],
    capturas: [],
    confirmado: "operador",
    fuente: "mesa",
  });
  expect([warning, sections, notes.paragraphs[0]]).toMatchInlineSnapshot(`
    [
      "PRÁCTICA. Este ticket es de la mesa de práctica: nada salió del equipo y no se presentó nada ante el SENAE.",
      [
        {
          "facts": [
            [
              "Número",
              "MS-2026-000123",
            ],
            [
              "Tipo",
              "incidente",
            ],
            [
              "Asunto",
              "No envía la DAI",
            ],
            [
              "Unidad",
              "Mesa de Servicios",
            ],
            [
              "Hora según el operador o el mensaje",
              "—",
            ],
            [
              "Canal",
              "practica",
            ],
            [
              "Confirmada",
              "según la palabra del operador; la mesa no lo ha confirmado",
            ],
            [
              "Remitente",
              "ana@pc1",
            ],
            [
              "Solicitud",
              "s",
            ],
          ],
          "title": "Registro",
        },
        {
          "facts": [],
          "title": "Contenido presentado",
        },
        {
          "facts": [
            [
              "Método",
              "SHA-256 del JSON canónico (RFC 8785) adjunto a este PDF como comprobante.json",
            ],
            [
              "SHA-256",
              "d",
            ],
          ],
          "title": "Sello",
        },
      ],
      "Este equipo anotó la solicitud con este contenido y la escribió en un archivo para enviarla a mano. Que se envió, y su número, constan solo por quien se indica arriba.",
    ]
  `);
});
