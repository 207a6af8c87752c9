import { expect, test } from "vitest";
import { openRt, rtCall, rtProfile, rtSubject, rtTickets } from "./support/rt-bench.ts";
import { page, startRewritingProxy, type Rewriting } from "./support/rewriting-proxy.ts";
import { serverFacts } from "./support/server-facts.ts";

const facts = serverFacts();
const consultation = "test/fixtures/solicitudes/consulta-regimen-21-plazo.json";

const create = (asunto: string): readonly string[] => [
  "consulta",
  "crear",
  "--repetir",
  "--desde",
  consultation,
  "--asunto",
  rtSubject(asunto),
  "--clave",
  rtSubject(asunto).replaceAll(" ", "-"),
];

/** RT whose exchanges are changed on the way. */
async function openChanged(rewriting: Rewriting) {
  const proxy = await startRewritingProxy(facts.RT_URL, rewriting);
  const bench = await openRt(proxy.url);
  return { ...bench, seen: proxy.seen };
}

test("trap 8: a short page does not end a list: what may not be seen is left out of it", async () => {
  const bench = await openChanged({
    before: ({ path }) => Promise.resolve(path.replace("per_page=100", "per_page=6")),
  });
  const { numero } = (await bench.mesa(create("Trampa 8"))).json.ticket;
  const texts = ["uno", "dos", "tres", "cuatro", "cinco"];
  for (const texto of texts) {
    await bench.official.answer(numero, texto);
  }
  const history = await rtCall("GET", `/ticket/${numero}/history`, {
    token: facts.RT_TOKEN_OPERADOR,
  });
  expect([history.json.total, history.json.pages, history.json.next_page]).toEqual([
    null,
    null,
    undefined,
  ]);
  const { mensajes } = (await bench.mesa(["ticket", "ver", numero])).json.ticket;
  expect(mensajes.map((one: { texto: string }) => one.texto)).toEqual(texts);
});

test("trap 10: no address of RT's is followed, whatever host it names", async () => {
  const elsewhere = await startRewritingProxy(facts.RT_URL, {});
  const bench = await openChanged({
    after: (_request, answer) => ({
      ...answer,
      body: Buffer.from(
        answer.body.toString("latin1").replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, elsewhere.url),
        "latin1",
      ),
    }),
  });
  const { numero } = (await bench.mesa(create("Trampa 10"))).json.ticket;
  expect((await bench.mesa(["ticket", "ver", numero])).code).toBe(0);
  expect((await bench.mesa(["ticket", "listar"])).code).toBe(0);
  expect((await bench.mesa(["ticket", "conforme", numero])).code).toBe(0);
  expect([bench.seen.length > 8, elsewhere.seen]).toEqual([true, []]);
});

test("trap 11: a login page is no answer, and the way there is not followed", async () => {
  const elsewhere = await startRewritingProxy(facts.RT_URL, {});
  const bench = await openChanged({
    before: () => Promise.resolve(page(302, { location: elsewhere.url })),
  });
  const listed = await bench.mesa(["ticket", "listar"]);
  expect([listed.code, listed.json.error.codigo, elsewhere.seen]).toEqual([
    4,
    "sesion-caducada",
    [],
  ]);
  const asBrowser = await rtCall("GET", "/rt", {
    token: "",
    headers: { "user-agent": "Mozilla/5.0" },
  });
  expect(asBrowser.status).toBe(302);
});

test("trap 11: a page about a forged request leaves it in doubt, and then it is sent once", async () => {
  let forged = true;
  const bench = await openChanged({
    before: ({ method, path }) =>
      Promise.resolve(
        method === "POST" && path.endsWith("/ticket") && forged ? page(200) : undefined,
      ),
  });
  const made = await bench.mesa(create("Trampa 11"));
  expect([made.code, made.json.resultado]).toEqual([5, "desconocido"]);
  forged = false;
  expect((await bench.mesa(["bandeja", "enviar"])).code).toBe(5);
  expect((await bench.mesa(["bandeja", "verificar"], 60)).json.entradas).toMatchObject([
    { resultado: "pendiente" },
  ]);
  expect((await bench.mesa(["bandeja", "enviar"], 60)).code).toBe(0);
  expect(await rtTickets(rtSubject("Trampa 11"))).toHaveLength(1);
});

test("trap 7: an empty failure that calls itself JSON is told as RT's own", async () => {
  const bench = await openChanged({
    before: ({ path }) =>
      Promise.resolve(
        path.includes("/attachments?")
          ? { status: 500, headers: { "content-type": "application/json" }, body: Buffer.from("") }
          : undefined,
      ),
  });
  const { numero } = (await bench.mesa(create("Trampa 7 vacia"))).json.ticket;
  const shown = await bench.mesa(["ticket", "ver", numero]);
  expect([shown.code, shown.json.error.codigo]).toEqual([1, "mesa-falla"]);
});

test("trap 12: a change goes by one's own ETag; another's change in between is read first", async () => {
  let numero = "";
  let meddled = false;
  const bench = await openChanged({
    async before({ method }) {
      if (method === "PUT" && !meddled) {
        meddled = true;
        const reply = await rtCall("PUT", `/ticket/${numero}`, { json: { Priority: "3" } });
        expect(reply.status).toBe(200);
      }
      return undefined;
    },
  });
  numero = (await bench.mesa(create("Trampa 12"))).json.ticket.numero;
  await bench.official.answer(numero, "Listo.");
  const tags = await Promise.all(
    [facts.RT_TOKEN_OPERADOR, facts.RT_TOKEN_AGENTE].map(
      async (token) =>
        (await rtCall("GET", `/ticket/${numero}`, { token })).headers.get("etag") ?? "",
    ),
  );
  const agreed = await bench.mesa(["ticket", "conforme", numero]);
  expect([agreed.code, agreed.json.ticket?.estado]).toEqual([0, "conforme"]);
  const sent = bench.seen
    .filter(({ method }) => method === "PUT")
    .map(({ headers }) => headers["if-match"]);
  expect([sent.length, sent[0], sent[0] === sent[1]]).toEqual([2, tags[0], false]);
});

test("trap 13: RT makes a ticket of every request; the same key from a second machine finds the first", async () => {
  const said = { Queue: facts.RT_QUEUE, Subject: rtSubject("Trampa 13 ajena"), Content: "x" };
  for (const _time of [1, 2]) await rtCall("POST", "/ticket", { json: said });
  expect(await rtTickets(rtSubject("Trampa 13 ajena"))).toHaveLength(2);
  const first = await (await openRt()).mesa(create("Trampa 13 propia"));
  const second = await (await openRt()).mesa(create("Trampa 13 propia"));
  expect([second.code, second.json]).toMatchObject([
    0,
    { repetido: true, ticket: { numero: first.json.ticket.numero } },
  ]);
  expect(await rtTickets(rtSubject("Trampa 13 propia"))).toHaveLength(1);
});

test("trap 14: a type is read however it is written, and a connection serves one request", async () => {
  let odd = false;
  const bench = await openChanged({
    after(_request, answer) {
      odd = !odd;
      const type = `application/json; charset=${odd ? "utf-8" : '"utf-8"'}`;
      return {
        ...answer,
        headers: { ...answer.headers, "content-type": type, connection: "close" },
      };
    },
  });
  const { numero } = (await bench.mesa(create("Trampa 14"))).json.ticket;
  expect((await bench.mesa(["ticket", "ver", numero])).code).toBe(0);
  expect((await bench.mesa(["diagnostico"])).json.revisiones).toContainEqual(
    expect.objectContaining({ que: "mesa", estado: "bien" }),
  );
});

test("trap 15: who may not read a ticket does not write to it, though RT would let it", async () => {
  const bench = await openRt();
  const { numero } = (await bench.mesa(create("Trampa 15"))).json.ticket;
  const other = await openRt(facts.RT_URL, facts.RT_TOKEN_OPERADOR2);
  const reply = await other.mesa(["ticket", "responder", numero, "--texto", "No es mío."]);
  expect([reply.code, reply.json.error.codigo]).toEqual([3, "ticket-no-existe"]);
  expect((await bench.mesa(["ticket", "ver", numero])).json.ticket.mensajes).toEqual([]);
  const direct = await rtCall("POST", `/ticket/${numero}/correspond`, {
    token: facts.RT_TOKEN_OPERADOR2,
    json: { Content: "No es mío.", ContentType: "text/plain" },
  });
  expect(direct.status).toBe(201);
});

test("a queue where one may not create says so, and the request is refused", async () => {
  const bench = await openRt();
  const others = rtProfile.map((word) => (word === facts.RT_QUEUE ? "No existe" : word));
  const words = ["perfil", "crear", "rt", "--url", bench.url, ...others, "--reemplazar"];
  expect((await bench.mesa(words)).code).toBe(0);
  const made = await bench.mesa(create("Sin permiso"));
  expect([made.code, made.json.error.codigo]).toEqual([1, "mesa-rechaza"]);
  expect(made.json.error.mensaje).toContain("No permission to create tickets");
});
