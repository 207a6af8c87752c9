import type { ChildEnd } from "../../ports/ci.ts";
import { ciJson, type CiResult } from "./ci-result.view.ts";
import { ciView } from "./ci.view.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { errorView } from "../../view/error-view.ts";
import type { Call } from "../../app/call.ts";
import { ciOptions } from "./ci-options.ts";
import { programAsTest } from "./program-as-test.call.ts";
import { publishResult } from "./publish-result.call.ts";
import { defineCommand } from "../../app/command.ts";
import { reportsSince } from "./reports-since.call.ts";
import { ciExitCode } from "./report.command.ts";
import type { Input } from "../../app/input.ts";
import { runCiReport } from "./run-ci-report.call.ts";
import { writeAside } from "../../app/write-lines.ts";

interface Executed {
  readonly end: ChildEnd;
  /** Undefined where the program was interrupted or reporting failed. */
  readonly report: CiResult | undefined;
}

export const ciEjecutar = defineCommand<Executed>({
  operands: [{ name: "comando", summary: "argumento.comando-ci", variadic: true }],
  options: [
    {
      key: "informe",
      flag: "--informe",
      placeholder: "RUTA",
      summary: "opcion.informe",
      repeatable: true,
    },
    ...ciOptions,
  ],
  async run(input, call) {
    const { context, modes } = call;
    const began = context.clock();
    // The program's output goes to standard output, unless ours has to be read by a machine.
    const format = input.text("formato");
    const toStderr = modes.json || format === "gitlab" || format === "junit";
    const end = await context.runChild(input.operands, toStderr);
    if (context.signal.aborted) return { end, report: undefined };
    return { end, report: await reportEnd(end, began, input, call) };
  },
  view: ({ report }, tools) => (report === undefined ? [] : ciView(report, tools)),
  schema: async () => (await import("./ci.schema.ts")).ciEjecutar,
  json: ({ end, report }, translator) => ({
    codigo: end.code,
    reporte: report === undefined ? null : ciJson(report, translator),
  }),
  // The program's own code comes first: whoever reads it must see that the tests failed.
  exitCode: ({ end, report }) =>
    end.code !== 0 || report === undefined ? end.code : ciExitCode(report),
});

/** Reports the run; an error is printed, so that the program's own exit code still stands. */
async function reportEnd(
  end: ChildEnd,
  began: Date,
  input: Input,
  call: Call,
): Promise<CiResult | undefined> {
  try {
    const informes = await reportsSince(input.list("informe"), began, call);
    const reports = await call.context.reports();
    const more = await programAsTest(input.operands, end, informes, reports);
    const result = await runCiReport({ informes, more, log: end.tail }, input, call);
    await publishResult(result, call);
    return result;
  } catch (error) {
    if (!(error instanceof MesaError) || (end.code === 0 && input.flag("estricto"))) throw error;
    const paint = await call.context.paint("err", true);
    const lines = errorView(error, call.translator, paint, () => undefined);
    writeAside(call.context.terminal, lines);
    return undefined;
  }
}
