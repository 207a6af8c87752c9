import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";
import { serveDesk } from "../support/mesa-process.ts";
import { openTerminal } from "../support/pseudo-terminal.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const consultation = "test/fixtures/solicitudes/consulta-regimen-21-plazo.json";

/** A desk tells by itself in office hours, after up to 25 s; at night it is asked now and then. */
const times = [
  ["in office hours", "2026-11-24T10:30:00-05:00"],
  ["at night", "2026-11-24T22:00:00-05:00"],
] as const;

/** A desk in a process of its own, with one ticket, and the official's side. */
async function deskWithTicket(startsAt: string) {
  const folder = testFolder();
  const desk = await serveDesk(folder, startsAt);
  onTestFinished(() => desk.kill());
  const signIn = async (ruc: string | null, usuario: string): Promise<string> => {
    const reply = await fetch(`${desk.url}/v1/sesiones`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ruc, usuario, contrasena: "Practica-2026" }),
    });
    return z.object({ token: z.string() }).parse(await reply.json()).token;
  };
  const env = { MESA_TOKEN: await signIn("0999999999001", "OPERADOR"), MESA_PERFIL: "mesa" };
  const analyst = await signIn(null, "ANALISTA");
  const here = { folder, env, now: new Date(startsAt) };
  await runMesa(["perfil", "crear", "mesa", "--url", desk.url], here);
  const made = await runMesa(["consulta", "crear", "--desde", consultation, "--json"], here);
  const { ticket } = JSON.parse(made.stdout);
  const answer = async (texto: string): Promise<void> => {
    const reply = await fetch(`${desk.url}/v1/analista/tickets/${ticket.numero}/respuestas`, {
      method: "POST",
      headers: { authorization: `Bearer ${analyst}`, "content-type": "application/json" },
      body: JSON.stringify({ texto }),
    });
    expect(reply.status).toBe(200);
  };
  return { options: { folder, env, startsAt }, numero: String(ticket.numero), answer };
}

test.each(times)(
  "%s the live view shows and marks what is new, and leaves the screen as it was",
  async (_when, startsAt) => {
    const { options, numero, answer } = await deskWithTicket(startsAt);
    const terminal = openTerminal(["ticket", "vigilar"], options);
    await terminal.shows("Actualizado:");
    expect(terminal.screen()).toMatch(
      /Tickets del perfil «mesa»\n\n +NÚMERO .*\n {3}MS-\S+ +registrado/,
    );
    await answer("Sí procede.\u001b[2J");
    terminal.type("r");
    await terminal.shows("← Sí procede.");
    expect(terminal.screen()).toContain(`●  ${numero}  respondido`);
    const widest = Math.max(
      ...terminal
        .screen()
        .split("\n")
        .map((line) => line.length),
    );
    expect(widest).toBeLessThanOrEqual(80);
    terminal.type(" ");
    await terminal.shows(`MENSAJE ${numero} respondido`);
    terminal.type("q");
    expect(await terminal.end()).toBe(0);
    // A bell, and no clearing: only lines that changed were drawn again.
    expect(terminal.bytes()).toContain("\u0007");
    expect(terminal.bytes()).not.toContain("\u001b[2J");
    expect(terminal.bytes()).toMatch(/\u001b\[\?1049h[^]*\u001b\[\?1049l/);
    expect(terminal.screen()).toContain("Analista de práctica: Sí procede.");
  },
);

test.each(times)(
  "%s Ctrl-C ends it as an interruption, and line by line nothing is drawn over",
  async (_when, startsAt) => {
    const { options } = await deskWithTicket(startsAt);
    const live = openTerminal(["ticket", "vigilar"], options);
    await live.shows("Actualizado:");
    live.type("\u0003");
    expect(await live.end()).toBe(130);
    const plain = openTerminal(["ticket", "vigilar"], {
      ...options,
      env: { ...options.env, MESA_ACCESIBLE: "1" },
    });
    await plain.shows("Vigilando…");
    plain.type("\u0003");
    expect(await plain.end()).toBe(130);
    expect(plain.bytes()).not.toContain("\u001b[?1049h");
  },
);
