import type { Translator } from "../../i18n/translator.ts";
import { neutralize, neutralizeLine } from "../../view/neutralize.ts";
import { stateLabel } from "../../view/state-label.ts";
import type { CiResult } from "./ci-result.view.ts";
import type { DetailedFailure } from "./gather-tests.ts";

/**
 * GitHub shows ten errors of one step and drops the rest
 * (docs.github.com, "Workflow commands", limits of annotations).
 */
const maxAnnotations = 10;

/** GitHub's workflow commands: an error for each failure, a notice for the ticket. */
export function githubAnnotations(result: CiResult, translator: Translator): readonly string[] {
  const { ticket } = result;
  const errors = result.run.fallas.slice(0, maxAnnotations).map((one) => {
    const { file, line } = failurePlace(one);
    const properties = [
      ...(file === undefined ? [] : [`file=${property(file)}`]),
      ...(line === undefined ? [] : [`line=${line}`]),
      `title=${property(nameOf(one))}`,
    ];
    return `::error ${properties.join(",")}::${data(neutralize(one.mensaje))}`;
  });
  if (ticket === null) return errors;
  const words = translator.t("ci.anotacion", { numero: neutralizeLine(ticket.numero) });
  return [...errors, `::notice title=mesa::${data(words)}`];
}

/** Escapes a message as `actions/toolkit` does (`core/src/command.ts`). */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** Escapes the value of a property, likewise. */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** GitLab's Code Quality report, which a merge request shows: one issue for each failure. */
export function ciQuality({ run, ticket, informes }: CiResult) {
  const where = ticket === null ? "" : ` [${ticket.numero}]`;
  return run.fallas.map((one) => {
    const { file, line } = failurePlace(one);
    const name = neutralizeLine(`${one.suite} › ${one.prueba}`);
    return {
      description: `${name}: ${neutralizeLine(one.mensaje)}${where}`,
      check_name: "mesa-ci",
      fingerprint: `${one.marca.prueba}${one.marca.falla}`,
      severity: "major",
      location: { path: file ?? informes[0] ?? "", lines: { begin: line ?? 1 } },
    };
  });
}

/**
 * JUnit XML with one suite, which has no tests and names the ticket in its properties: a job reads
 * all its reports together, so tests would be counted twice.
 */
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

/** Failures listed in the summary of a job. */
const maxSummaryRows = 50;

/** The job's summary in Markdown. */
export function ciSummary(result: CiResult, translator: Translator): string {
  const { t } = translator;
  const { run, ticket } = result;
  const { fallan, total, omitidas } = run.pruebas;
  const rows = run.fallas
    .slice(0, maxSummaryRows)
    .map((one) => `| ${cell(one.suite)} | ${cell(one.prueba)} | ${cell(one.mensaje)} |`);
  const head = `| ${t("ci.suite")} | ${t("ci.prueba")} | ${t("ci.mensaje")} |`;
  const state = ticket === null ? "" : stateLabel(ticket.estado, translator);
  return [
    `### mesa: ${t("ci.cuenta", { fallan, total, omitidas })}`,
    "",
    ...(ticket === null ? [] : [`Ticket **${cell(ticket.numero)}** · ${cell(state)}`, ""]),
    ...(rows.length === 0 ? [] : [head, "| --- | --- | --- |", ...rows, ""]),
    "",
  ].join("\n");
}

/** Foreign text in a Markdown table, so that it cannot end a cell, open a tag or make a link. */
function cell(text: string): string {
  return neutralizeLine(text)
    .slice(0, 300)
    .replaceAll(/[&<>|`\\*_[\]@#!~]/g, (character) => `&#${character.codePointAt(0)};`);
}

/** A file and line in a stack trace: `(src/dai.test.ts:12:5)`, `dai.php:7`, `Dai.cs:line 41`. */
const traceLine =
  /(?:^|[\s(❯])((?:file:\/\/|[A-Za-z]:)?[\w.@/\\+-]+\.[A-Za-z]{1,5}):(?:line )?(\d+)/;
/** Lines of a stack trace that are not in the tested project's own code. */
const foreignCode =
  /node_modules|node:|\bjunit\b|java\.base|java\.lang|[\\/]vendor[\\/]|site-packages/;

/** File and line of a failure, by its report or else its stack trace. */
function failurePlace({
  archivo,
  linea,
  traza,
  mensaje,
}: Pick<DetailedFailure, "archivo" | "linea" | "traza" | "mensaje">): {
  readonly file: string | undefined;
  readonly line: number | undefined;
} {
  if (archivo !== undefined) return { file: archivo, line: linea };
  const ownLines = `${traza}\n${mensaje}`.split("\n").filter((line) => !foreignCode.test(line));
  const found = ownLines.map((line) => traceLine.exec(line)).find((match) => match !== null);
  if (found === undefined) return { file: undefined, line: undefined };
  return { file: found[1]?.replace(/^file:\/\//, ""), line: Number(found[2]) };
}

/** `suite › test`, or the test alone where the suite says nothing more. */
export function nameOf({ suite, prueba }: Pick<DetailedFailure, "suite" | "prueba">): string {
  return neutralizeLine(suite === "" || suite === prueba ? prueba : `${suite} › ${prueba}`);
}
