import type { CiResult } from "./ci-result.view.ts";

/** A suite without tests whose properties tell the ticket: reports of a job are read together. */
export function ciJunit({ resultado, huella, ticket, run }: CiResult): readonly string[] {
  const properties: readonly (readonly [string, string | null])[] = [
    ["mesa.resultado", resultado],
    ["mesa.ticket", ticket?.numero ?? null],
    ["mesa.estado", ticket?.estado ?? null],
    ["mesa.huella", huella],
    ["mesa.fallan", String(run.pruebas.fallan)],
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="mesa ci" tests="0" failures="0" errors="0">',
    '  <testsuite name="mesa ci" tests="0" failures="0" errors="0" skipped="0">',
    "    <properties>",
    ...properties.flatMap(([name, value]) =>
      value === null ? [] : [`      <property name="${name}" value="${escaped(value)}"/>`],
    ),
    "    </properties>",
    "  </testsuite>",
    "</testsuites>",
  ];
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;");
}
