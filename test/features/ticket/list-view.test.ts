import { expect, test } from "vitest";
import { ticketListView } from "../../../src/features/ticket/ticket-list.view.ts";
import { testTicket } from "../../support/intent.ts";
import { readablePaint, viewTools } from "../../support/view-tools.ts";

const ticket = (asunto: string) => ({ ...testTicket, asunto, unidad: "Unidad" });
const lines = async (asuntos: readonly string[], width: number, decorated = true, more = false) =>
  await ticketListView(
    { tickets: asuntos.map(ticket), siguiente: null, more },
    await viewTools({ width, decorated, paint: readablePaint }),
  );

const asuntos = [
  "Doce letras. · Error",
  "Trece letras. · Error",
  "Solo una pantalla de nombre largo",
  "Una pantalla · Error · y más",
];

test("the name of a screen leaves room for the message where the list is narrow", async () => {
  expect(await lines(asuntos, 139)).toMatchInlineSnapshot(`
    [
      "NÚMERO  ESTADO      CREADO              TIPO      ASUNTO                             UNIDAD",
      "<strong>T-1   </strong>  registrado  <dim>24 nov 2026, 10:00</dim>  consulta  Doce letras. · Error               <dim>Unidad</dim>",
      "<strong>T-1   </strong>  registrado  <dim>24 nov 2026, 10:00</dim>  consulta  Trece letra… · Error               <dim>Unidad</dim>",
      "<strong>T-1   </strong>  registrado  <dim>24 nov 2026, 10:00</dim>  consulta  Solo una pantalla de nombre largo  <dim>Unidad</dim>",
      "<strong>T-1   </strong>  registrado  <dim>24 nov 2026, 10:00</dim>  consulta  Una pantalla · Error · y más       <dim>Unidad</dim>",
    ]
  `);
  expect(await lines(asuntos, 140)).toMatchInlineSnapshot(`
    [
      "NÚMERO  ESTADO      CREADO              TIPO      ASUNTO                             UNIDAD",
      "<strong>T-1   </strong>  registrado  <dim>24 nov 2026, 10:00</dim>  consulta  Doce letras. · Error               <dim>Unidad</dim>",
      "<strong>T-1   </strong>  registrado  <dim>24 nov 2026, 10:00</dim>  consulta  Trece letras. · Error              <dim>Unidad</dim>",
      "<strong>T-1   </strong>  registrado  <dim>24 nov 2026, 10:00</dim>  consulta  Solo una pantalla de nombre largo  <dim>Unidad</dim>",
      "<strong>T-1   </strong>  registrado  <dim>24 nov 2026, 10:00</dim>  consulta  Una pantalla · Error · y más       <dim>Unidad</dim>",
    ]
  `);
});

test("without a terminal everything is whole, and nothing stands below", async () => {
  expect(await lines(asuntos, 80, false, true)).toMatchInlineSnapshot(`
    [
      "T-1	registrado	2026-11-24 10:00	consulta	Doce letras. · Error	Unidad",
      "T-1	registrado	2026-11-24 10:00	consulta	Trece letras. · Error	Unidad",
      "T-1	registrado	2026-11-24 10:00	consulta	Solo una pantalla de nombre largo	Unidad",
      "T-1	registrado	2026-11-24 10:00	consulta	Una pantalla · Error · y más	Unidad",
    ]
  `);
  expect(await lines([], 80, false)).toEqual([]);
});

test("columns leave in their order, and that there is more is said", async () => {
  expect(await lines(asuntos.slice(0, 1), 60, true, true)).toMatchInlineSnapshot(`
    [
      "NÚMERO  ESTADO      CREADO              ASUNTO",
      "<strong>T-1   </strong>  registrado  <dim>24 nov 2026, 10:00</dim>  Doce letras. · Error",
      "",
      "<dim>Hay más tickets: use --limite para verlos.</dim>",
    ]
  `);
  expect(await lines([], 80)).toMatchInlineSnapshot(`
    [
      "Ningún ticket cumple esas condiciones.",
    ]
  `);
});
