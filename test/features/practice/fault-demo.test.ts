import { expect, test } from "vitest";
import { faultDemoEnd, faultStepLines } from "../../../src/features/practice/fault-demo.view.ts";
import { createFaultScript } from "../../../src/features/practice/run-fault-demo.ts";
import { loadTranslator } from "../../../src/i18n/load-translator.ts";
import { plainPaint } from "../../../src/view/paint.ts";
import { runMesa, shortWait } from "../../support/test-context.ts";

test("the demonstration's faults strike new requests only, each as often as it is planned", () => {
  const { nextFault, plan } = createFaultScript();
  const send = { method: "POST", path: "/v1/tickets" };
  const others = [
    { method: "GET", path: "/v1/tickets" },
    { method: "POST", path: "/v1/sesion" },
  ];
  const faults = ["503", "corta-antes"] as const;
  expect(nextFault(send)).toBeUndefined();
  plan(faults);
  expect(others.map(nextFault)).toEqual([undefined, undefined]);
  expect([nextFault(send), nextFault(send), nextFault(send)]).toEqual([...faults, undefined]);
  plan(faults);
  plan([]);
  expect(nextFault(send)).toBeUndefined();
});

test("mesa demo --con-fallas: every fault struck, and every request has one ticket", async () => {
  const result = await runMesa(["demo", "--con-fallas", "--json"], { wait: shortWait });
  const { pasos, solicitudes, tickets, recuperadas } = JSON.parse(result.stdout).fallas;
  expect(pasos.length).toBeGreaterThan(5);
  expect([result.code, solicitudes, tickets]).toEqual([0, pasos.length, pasos.length]);
  const once = ["corta-despues", "entrega-doble", "json-invalido", "cuelga-despues"];
  const struck = pasos.map(({ falla, veces }: { falla: string; veces: number }) => [falla, veces]);
  // What strikes each of the four tries leaves the request to the outbox.
  expect(Object.fromEntries(struck)).toEqual({
    ...Object.fromEntries(once.map((fault) => [fault, 1])),
    "503": 4,
    "corta-antes": 4,
  });
  const waiting = pasos.filter(({ estado }: { estado: string }) => estado !== "aceptado");
  expect(recuperadas).toBe(waiting.length);
});

test("each step shows what came of its request, and the end whether none is missing", async () => {
  const translator = await loadTranslator("es");
  const marked = {
    good: (text: string) => `bien:${text}`,
    warn: (text: string) => `aviso:${text}`,
  };
  const bad = (text: string) => `mal:${text}`;
  const tools = { translator, paint: { ...plainPaint, ...marked, bad }, width: 80 };
  const step = { falla: "503", veces: 1 } as const;
  const last = (one: Parameters<typeof faultStepLines>[0]) => faultStepLines(one, tools).at(-1);
  expect(last({ ...step, estado: "aceptado", ticket: "MS-1" })).toBe(
    `  → bien:${translator.t("resultado.aceptado")} · MS-1`,
  );
  expect(last({ ...step, estado: "desconocido", ticket: null })).toBe(
    `  → aviso:${translator.t("resultado.desconocido")}`,
  );
  const end = (tickets: number) =>
    faultDemoEnd({ pasos: [], recuperadas: 1, solicitudes: 3, tickets }, tools).at(-1);
  expect([end(3)?.slice(0, 5), end(2)?.slice(0, 4), end(4)?.slice(0, 4)]).toEqual([
    "bien:",
    "mal:",
    "mal:",
  ]);
});
