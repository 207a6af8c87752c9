import { writeFileSync } from "node:fs";
import { join } from "node:path";

export interface WrittenTest {
  readonly suite?: string;
  readonly name: string;
  /** Left out: it passes. */
  readonly fails?: string;
  readonly trace?: string;
}

/** A JUnit report in a folder. */
export function writeJunit(
  folder: string,
  tests: readonly WrittenTest[],
  name = "junit.xml",
): string {
  const escape = (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const cases = tests.map(({ suite = "integracion.Dai", name: test, fails, trace = "" }) => {
    const head = `<testcase classname="${escape(suite)}" name="${escape(test)}"`;
    if (fails === undefined) return `${head}/>`;
    return `${head}><failure message="${escape(fails)}">${escape(trace)}</failure></testcase>`;
  });
  const path = join(folder, name);
  writeFileSync(
    path,
    `<testsuites><testsuite name="s">${cases.join("\n")}</testsuite></testsuites>`,
  );
  return path;
}
