import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { fieldOf, refusal } from "../../src/channels/portal/portal-client.ts";
import { listen } from "../support/listen.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const consultation = "test/fixtures/solicitudes/consulta-regimen-21-plazo.json";
const problem = "application/problem+json";
const title = "Conflicto";
const detail = "El trámite 028-2026-21-00000777 ya tiene un caso abierto.";

/** A desk that answers whatever is sent to it in one way, and a profile for it. */
async function refusingDesk(status: number, type: string, body: string) {
  let sent = 0;
  const port = await listen(
    createServer((request, reply) => {
      request.resume().on("end", () => {
        sent += Number(request.method === "POST");
        reply.writeHead(status, { "content-type": type, connection: "close" }).end(body);
      });
    }),
  );
  const folder = testFolder();
  const env = { MESA_TOKEN: "ficha", MESA_PERFIL: "mesa" };
  await runMesa(["perfil", "crear", "mesa", "--url", `http://127.0.0.1:${port}`], { folder });
  const mesa = (...argv: readonly string[]) =>
    runMesa(argv, { folder, env, wait: () => Promise.resolve() });
  return { mesa, sent: () => sent };
}

/** A status, what comes with it, and what a request comes to: exit code, result, the reason told. */
const rows: readonly (readonly [
  status: number,
  type: string,
  body: object | string,
  code: number,
  resultado: string,
  told: string,
])[] = [
  [400, problem, {}, 1, "rechazado", "HTTP 400"],
  [409, problem, { codigo: "abierto", title, detail }, 1, "rechazado", detail],
  [409, problem, { codigo: "abierto", title }, 1, "rechazado", title],
  [413, problem, {}, 1, "rechazado", "HTTP 413"],
  [415, problem, {}, 1, "rechazado", "HTTP 415"],
  [415, "text/html", "<h1>No</h1>", 1, "rechazado", "HTTP 415"],
  [422, problem, { title, detail }, 1, "rechazado", detail],
  // Without the desk's code these may be anybody's between us and the desk.
  [403, "text/html", "<h1>Proxy</h1>", 6, "pendiente", "HTTP 403"],
  [404, problem, { title }, 6, "pendiente", "HTTP 404"],
  [418, "text/html", "", 6, "pendiente", "HTTP 418"],
];

describe("a request that is refused is told in the desk's own words, and is not repeated", () => {
  test.each(rows)("%i %s %j", async (status, type, body, code, resultado, told) => {
    const { mesa, sent } = await refusingDesk(
      status,
      type,
      typeof body === "string" ? body : JSON.stringify(body),
    );
    const create = ["consulta", "crear", "--desde", consultation, "--clave", "unica"];
    const shown = await mesa(...create);
    expect([shown.code, sent()]).toEqual([code, 1]);
    const { stdout } = await mesa("bandeja", "ver", "--json", ...(await entryOf(mesa)));
    expect(JSON.parse(stdout).entrada).toMatchObject({ resultado, motivo: told });
    if (code === 1)
      expect(`${shown.stdout}${shown.stderr}`.replaceAll(/\s+/g, " ")).toContain(told);
  });
});

/** The only entry's id. */
async function entryOf(
  mesa: (...argv: readonly string[]) => Promise<{ readonly stdout: string }>,
): Promise<readonly string[]> {
  const { stdout } = await mesa("bandeja", "listar", "--todas", "--json");
  return JSON.parse(stdout).entradas.map((one: { solicitud: string }) => one.solicitud);
}

describe("whatever else is refused is told in the desk's own words", () => {
  test.each([
    ["detail before title", 409, { title, detail }, detail],
    ["the title alone", 409, { title }, title],
    ["also where the desk fails", 500, { title, detail }, detail],
  ])("%s", async (_what, status, body, words) => {
    const { mesa } = await refusingDesk(status, problem, JSON.stringify(body));
    const { stderr } = await mesa("ticket", "ver", "MS-2026-000001");
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(words);
    if (words === detail) expect(stderr).not.toContain(title);
  });
});

const unreachable = "mesa-inalcanzable";
const refused = "mesa-rechaza";

test.each([
  [300, unreachable],
  [302, unreachable],
  [399, unreachable],
  [400, refused],
  [401, refused],
  [403, refused],
  [404, "ticket-no-existe"],
  [407, refused],
  [408, unreachable],
  [409, refused],
  [424, refused],
  [425, unreachable],
  [428, refused],
  [429, unreachable],
  [499, refused],
  [500, "mesa-falla"],
  [502, "mesa-falla"],
  [503, unreachable],
  [504, "mesa-falla"],
])("the status %i of a desk means %s", (status, code) => {
  const told = {
    title,
    detail,
    errores: [
      { puntero: "/datos/capturas/0", codigo: "falta", detalle: "Falta." },
      { puntero: "/a~1b~0c/1", detalle: "No." },
    ],
  };
  const error = refusal({
    status,
    headers: { "retry-after": "30" },
    text: JSON.stringify(told),
  });
  const motivo = `HTTP ${status}`;
  const expected = {
    "ticket-no-existe": { params: {}, foreign: undefined, problems: [] },
    [unreachable]: { params: { motivo, espera: 30 }, foreign: undefined, problems: [] },
  }[code] ?? {
    params: { motivo },
    foreign: detail,
    problems: [
      { field: "capturas", code: "falta", text: "Falta." },
      { field: "a/b~c", code: "valor", text: "No." },
    ],
  };
  const { code: given, params, foreign, problems } = error;
  expect({ given, params, foreign, problems }).toEqual({ given: code, ...expected });
});

test.each([
  ["Wed, 25 Nov 2026 10:00:00 GMT", undefined],
  ["0", 0],
  ["999999", 999_999],
  ["1000000", undefined],
  ["-1", undefined],
  ["1.5", undefined],
  ["", undefined],
])("a desk that asks for a pause of «%s»: %s", (after, espera) => {
  const { params } = refusal({ status: 503, headers: { "retry-after": after }, text: "" });
  expect(params).toEqual({ motivo: "HTTP 503", ...(espera !== undefined && { espera }) });
});

test.each([
  ["/datos/pasos/2", "pasos"],
  ["/datos", "datos"],
  ["/datos/", ""],
  ["/datos/~01~1b", "~1/b"],
  ["/tipo", "tipo"],
  ["/sigue_a/pasos", "sigue_a"],
  ["pasos", ""],
  ["", ""],
])("the field that %s points to: %s", (pointer, field) => {
  expect(fieldOf(pointer)).toBe(field);
});
