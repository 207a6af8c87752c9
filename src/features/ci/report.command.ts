import { exitCodes, type ExitCode } from "../../errors/exit-codes.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { ciJson, type CiResult } from "./ci-result.view.ts";
import { ciView } from "./ci.view.ts";
import type { Call } from "../../app/call.ts";
import { ciOptions } from "./ci-options.ts";
import { publishResult } from "./publish-result.call.ts";
import { defineCommand } from "../../app/command.ts";
import { stateExitCode } from "../request/submit-exit-code.ts";
import { runCiReport } from "./run-ci-report.call.ts";

export const ciReportar = defineCommand<CiResult>({
  operands: [{ name: "informe", summary: "argumento.informe", variadic: true }],
  options: [
    ...ciOptions,
    { key: "bitacora", flag: "--bitacora", placeholder: "RUTA", summary: "opcion.bitacora" },
  ],
  async run(input, call) {
    const { files, cwd } = call.context;
    const informes = await expand(input.operands, call);
    const path = input.text("bitacora");
    const reports = await call.context.reports();
    const log = path === undefined ? undefined : await reports.tail(files.resolve(cwd, path));
    const result = await runCiReport({ informes, more: () => {}, log }, input, call);
    await publishResult(result, call);
    return result;
  },
  view: ciView,
  schema: async () => (await import("./ci.schema.ts")).ciReportar,
  json: ciJson,
  exitCode: ciExitCode,
});

/**
 * Failing to report fails the job only with `--estricto`, but a report that can't be read does always:
 * nobody knows what failed in it.
 */
export function ciExitCode({ run, resultado, estricto, problema, envio }: CiResult): ExitCode {
  const [broken] = run.danados;
  if (broken !== undefined) return broken.exitCode;
  if (!estricto) return exitCodes.done;
  if (resultado === "dudoso") return exitCodes.usage;
  if (problema !== undefined) return problema.exitCode;
  return envio?.kind === "sent" ? stateExitCode(envio.entry.estado) : exitCodes.done;
}

/**
 * The files that the operands name. Patterns are expanded here, since shells on Windows do not.
 *
 * @throws MesaError `sin-informes`
 */
async function expand(operands: readonly string[], call: Call): Promise<readonly string[]> {
  const { files, cwd } = call.context;
  const found: string[] = [];
  for (const operand of operands) {
    const path = files.resolve(cwd, operand);
    if (files.exists(path)) found.push(path);
    else if (/[*?{]/.test(operand)) found.push(...(await files.matches(cwd, operand)));
    else throw new MesaError("sin-informes", { params: { informes: operand } });
  }
  const distinct = [...new Set(found)];
  if (distinct.length > 0) return distinct;
  throw new MesaError("sin-informes", { params: { informes: operands.join(" ") } });
}
