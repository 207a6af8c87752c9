import { createServer } from "node:http";
import { expect, test } from "vitest";
import { runMesa, testFolder } from "../../support/test-context.ts";
import { listen } from "../../support/listen.ts";

/** A desk that lets nobody in, and how often it was asked to. */
async function closedDesk(status: number, codigo: string) {
  let attempts = 0;
  const server = createServer((asked, reply) => {
    if (asked.method === "POST" && asked.url === "/v1/sesiones") attempts += 1;
    asked.resume().on("end", () => {
      reply.writeHead(status, { "content-type": "application/problem+json" });
      reply.end(JSON.stringify({ type: "about:blank", title: "No", status, codigo }));
    });
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, attempts: () => attempts };
}

test.each([
  [401, "credenciales-invalidas", "credenciales-rechazadas"],
  [403, "cuenta-bloqueada", "cuenta-bloqueada"],
  [429, "demasiados-intentos", "cuenta-bloqueada"],
  [403, "contrasena-caducada", "contrasena-caducada"],
  [403, "cambio-obligatorio", "cambio-obligatorio"],
])("%i with %s is told as %s, after one attempt", async (status, codigo, told) => {
  const desk = await closedDesk(status, codigo);
  const folder = testFolder();
  await runMesa(["perfil", "crear", "banco", "--url", desk.url], { folder });
  const argv = ["sesion", "iniciar", "--usuario", "OPERADOR", "--contrasena-stdin", "--json"];
  const signedIn = await runMesa(argv, { folder, stdin: "Otra-Clave-1" });
  expect([signedIn.code, JSON.parse(signedIn.stderr).error.codigo, desk.attempts()]).toEqual([
    4,
    told,
    1,
  ]);
  // The same for a request that signs in by itself.
  const env = { MESA_USUARIO: "OPERADOR", MESA_CONTRASENA: "Otra-Clave-1" };
  const listed = await runMesa(["ticket", "listar", "--json"], { folder, env });
  expect([listed.code, JSON.parse(listed.stderr).error.codigo, desk.attempts()]).toEqual([
    4,
    told,
    2,
  ]);
});
