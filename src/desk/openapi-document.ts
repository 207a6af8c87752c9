import type { OpenAPIHono } from "@hono/zod-openapi";
import type { DeskEnv } from "./desk-parts.ts";

/** The published contract, made from the schemas that the desk itself checks with. */
export function openApiDocument(app: OpenAPIHono<DeskEnv>) {
  app.openAPIRegistry.registerComponent("securitySchemes", "sesion", {
    type: "http",
    scheme: "bearer",
    description: "El token que da `POST /v1/sesiones`.",
  });
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Mesa de Servicios",
      version: "1.0.0",
      description:
        "El contrato que hablan el canal `portal` de mesa y su mesa de práctica. Lo propone este proyecto: SENAE no publica uno.",
      license: { name: "MIT", url: "https://opensource.org/license/mit" },
    },
    servers: [
      {
        url: "http://127.0.0.1:{puerto}",
        description: "La mesa de práctica, en esta máquina.",
        variables: {
          puerto: { default: "8080", description: "El que dice `mesa practica servir`." },
        },
      },
    ],
    security: [],
    tags: [
      { name: "Sesiones", description: "Entrar y salir." },
      { name: "Usuarios", description: "La opción «Regístrese»." },
      { name: "Tickets", description: "Registrar y seguir solicitudes." },
      { name: "Conversación", description: "Lo que se dice y se adjunta en un ticket." },
      { name: "Analista", description: "El lado del funcionario." },
      { name: "Servicio", description: "La mesa misma." },
    ],
  });
}
