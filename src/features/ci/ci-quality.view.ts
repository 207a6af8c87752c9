import type { CiResult } from "./ci-result.view.ts";
import { failurePlace } from "./failure-place.ts";
import { neutralizeLine } from "../../view/neutralize.ts";

/** GitLab's Code Quality report: one issue a failure, which a merge request shows. */
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
