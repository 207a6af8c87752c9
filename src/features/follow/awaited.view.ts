import { neutralizeLine } from "../../view/neutralize.ts";
import { stateLabel, statePaint } from "../../view/state-label.ts";
import type { ViewTools } from "../../view/view.ts";

/** The state of each ticket that was waited for, and why waiting ended. */
export function awaitedView(
  {
    resultado,
    tickets,
  }: {
    readonly resultado: "alcanzado" | "plazo" | "rechazado";
    readonly tickets: readonly {
      readonly numero: string;
      readonly estado: string;
      readonly alcanzado: boolean;
    }[];
  },
  { translator, paint, decorated }: ViewTools,
): readonly string[] {
  if (!decorated) {
    return tickets.map(
      ({ numero, estado }) => `${neutralizeLine(numero)}\t${neutralizeLine(estado)}`,
    );
  }
  const lines = tickets.map(({ numero, estado, alcanzado }) => {
    const mark = alcanzado ? paint.good("✓") : paint.warn("·");
    const state = statePaint(estado, paint)(stateLabel(estado, translator));
    return `${mark} ${paint.strong(neutralizeLine(numero))}  ${state}`;
  });
  return [...lines, translator.t(`esperar.${resultado}`)];
}
