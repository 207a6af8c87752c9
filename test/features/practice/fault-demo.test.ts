import { expect, test } from "vitest";
import { createFaultScript } from "../../../src/features/practice/run-fault-demo.ts";

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
