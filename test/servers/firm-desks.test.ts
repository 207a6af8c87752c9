import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { writeJunit } from "../support/junit.ts";
import { mesa } from "../support/mesa-process.ts";
import { firmBench } from "./support/firm-bench.ts";
import { firmMachine } from "./support/firm-machines.ts";
import { emptyMailbox, facts, openMailbox } from "./support/mail-bench.ts";
import { official, owner } from "./support/mail-office.ts";
import { rtCall, rtProfile, rtTickets } from "./support/rt-bench.ts";

/** Desks that have no idempotency key: without the firm's claim two machines make two tickets there. */
const desks = {
  async rt() {
    const profile = ["--url", facts.RT_URL, ...rtProfile];
    const env = { MESA_TOKEN: facts.RT_TOKEN_OPERADOR };
    return { profile, env, count: async (mark: string) => (await rtTickets(mark)).length };
  },
  async correo() {
    const box = await openMailbox(owner);
    await emptyMailbox(box);
    const addresses = ["--canal", "correo", "--buzon", owner, "--destino", official];
    const smtp = `smtp://127.0.0.1:${facts.MAIL_SUBMISSION_PORT}`;
    const imap = `imap://127.0.0.1:${facts.MAIL_IMAP_PORT}`;
    const profile = [...addresses, "--smtp", smtp, "--imap", imap];
    const env = { NODE_EXTRA_CA_CERTS: facts.MAIL_CA, MESA_CONTRASENA: facts.MAIL_PASSWORD };
    const count = async (mark: string) => {
      await box.mailboxOpen("Sent", { readOnly: true });
      const found = await box.search({ subject: mark }, { uid: true });
      return Array.isArray(found) ? found.length : 0;
    };
    return { profile, env, count };
  },
};

for (const [canal, openDesk] of Object.entries(desks)) {
  test(`${canal}: machines that send the same at the same instant make one ticket`, async () => {
    await firmBench();
    const desk = await openDesk();
    const open = async () => await firmMachine({ ...desk, run: mesa });
    const machines = [await open(), await open(), await open()];
    const words = ["consulta", "crear", "--desde", "ejemplos/consulta.json", "--asunto"];
    const asked = (mark: string) => [...words, `Plazo de la garantía ${mark}`];
    const [key, alike] = [randomUUID().slice(0, 8), randomUUID().slice(0, 8)];
    const keyed = await Promise.all(
      machines.map((one) => one.mesa([...asked(key), "--clave", key])),
    );
    expect(keyed.map(({ code, json }) => [code, json.resultado])).toEqual(
      machines.map(() => [0, canal === "rt" ? "aceptado" : "en_cola"]),
    );
    expect(new Set(keyed.map(({ json }) => json.solicitud)).size).toBe(1);
    expect(await desk.count(key)).toBe(1);
    const equal = await Promise.all(machines.map((one) => one.mesa(asked(alike))));
    const refused = equal.filter(({ code }) => code !== 0);
    expect(refused.map(({ code, json }) => [code, json.error.codigo])).toEqual(
      refused.map(() => [2, "solicitud-repetida"]),
    );
    expect(await desk.count(alike)).toBe(1);
    const seen = await machines[2]?.mesa(["bandeja", "listar", "--todas"]);
    expect(seen?.json.entradas).toHaveLength(2);
  });
}

/** How many reports about this failure a desk without keys has: by the field of the key, or by message. */
const reports = {
  async rt(key: string) {
    const query = new URLSearchParams({ query: `'CF.{ID de solicitud}' LIKE '${key}'` });
    return Number((await rtCall("GET", `/tickets?${query.toString()}`)).json.total);
  },
  async correo() {
    const box = await openMailbox(owner);
    await box.mailboxOpen("Sent", { readOnly: true });
    const found = await box.search({ from: owner }, { uid: true });
    return Array.isArray(found) ? found.length : 0;
  },
};

for (const [canal, count] of Object.entries(reports)) {
  test(`${canal}: runners that meet the same failure at the same instant make one ticket, without a common disk`, async () => {
    await firmBench();
    const desk = await desks[canal === "rt" ? "rt" : "correo"]();
    const runners = await Promise.all(
      Array.from({ length: 3 }, () => firmMachine({ ...desk, run: mesa })),
    );
    const name = `falla_${randomUUID().slice(0, 8)}`;
    const reported = await Promise.all(
      runners.map(async (one) => {
        const junit = writeJunit(one.folder, [{ name, fails: "no se guarda el avance" }]);
        const form = ["--formulario", "test/fixtures/ci-incidente.json"];
        return await one.mesa(["ci", "reportar", junit, ...form]);
      }),
    );
    expect(reported.map(({ json }) => json.error)).toEqual(runners.map(() => undefined));
    const [{ json } = { json: {} }] = reported;
    expect(await count(String(json.huella))).toBe(1);
    const entries = await runners[2]?.mesa(["bandeja", "listar", "--todas"]);
    expect(entries?.json.entradas).toHaveLength(1);
  });
}
