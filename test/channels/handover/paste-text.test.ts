import { expect, test } from "vitest";
import { pasteText } from "../../../src/channels/handover/paste-text.ts";
import { testIntent } from "../../support/intent.ts";

const reader = {
  title: () => "Formulario",
  facts: () => [
    { etiqueta: "Asunto", valor: "Algo" },
    { etiqueta: "Descripción", valor: "Uno\ndos\r\ntres\rcuatro" },
    { etiqueta: "Pasos", valor: ["Abrir", "Firmar"] },
  ],
  read: () => ({}),
  subject: () => [],
};
const rule = "-".repeat(40);
const fact = (label: string, ...lines: readonly string[]) => ["", rule, label, rule, ...lines];

test("a request to be pasted has each label above its value, in lines that any Notepad shows", () => {
  const head = ["Formulario", "Solicitud: 01a20000-0000-7000-8000-000000000001 (mesa 0000-0001)"];
  const facts = [
    ...fact("Asunto", "Algo"),
    ...fact("Descripción", "Uno", "dos", "tres", "cuatro"),
    ...fact("Pasos", "Abrir", "Firmar"),
  ];
  expect(pasteText(testIntent(), reader)).toBe([...head, ...facts, ""].join("\r\n"));
  const file = {
    clase: "adjunto",
    nombre: "a.pdf",
    ruta: "/a.pdf",
    tipo: "application/pdf",
    bytes: 3,
    sha256: "ab",
  } as const;
  const whole = testIntent({ sigue_a: "7", archivos: [file] });
  expect(pasteText(whole, reader)).toBe(
    [
      ...head,
      ...fact("Sigue al ticket", "7"),
      ...facts,
      ...fact("Documentos por adjuntar", "a.pdf (3 bytes)"),
      "",
    ].join("\r\n"),
  );
});
