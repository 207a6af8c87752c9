import type { DataClass } from "../../ports/local-data.ts";
import type { SharedCopies } from "../../ports/firm.ts";
import type { Draft } from "../../ports/draft-store.ts";
import type { LedgerTotals } from "../../ports/ledger.ts";

/** One kind of data: what, of whom, since when, how large. */
export interface DataSummary {
  readonly clase: string;
  /** Requests, drafts or files. */
  readonly cuantos: number;
  readonly bytes: number;
  /** UTC, ISO 8601. */
  readonly desde: string | null;
  readonly hasta: string | null;
  readonly personas: readonly string[];
  readonly exporta: boolean;
}

/**
 * One summary per class; the journal and drafts are read for more than their files show.
 *
 * @param shared  what a firm's journal has besides requests
 */
export function summarizeData(
  classes: readonly DataClass[],
  { count, first, last, people }: LedgerTotals,
  drafts: readonly Draft[],
  shared: readonly SharedCopies[],
): readonly DataSummary[] {
  const own = classes.map(({ id, files, secret }) => {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const common = { clase: id, bytes, exporta: !secret };
    if (id === "libro") {
      return { ...common, cuantos: count, desde: first, hasta: last, personas: people };
    }
    if (id === "borradores") {
      const times = drafts.flatMap(({ creado, actualizado }) => [creado, actualizado]);
      const personas = peopleOf(drafts.map(({ respuestas }) => respuestas));
      return { ...common, cuantos: files.length, ...span(times), personas };
    }
    const times = files.map(({ modified }) => modified.toISOString());
    const personas = id === "sesiones" ? files.map(({ name }) => profileOf(name)) : [];
    return { ...common, cuantos: files.length, ...span(times), personas };
  });
  const firms = shared.map(({ clase, count, bytes, first: desde, last: hasta }) => ({
    clase,
    cuantos: count,
    bytes,
    desde,
    hasta,
    personas: [],
    exporta: true,
  }));
  return [...own, ...firms];
}

function span(times: readonly string[]): Pick<DataSummary, "desde" | "hasta"> {
  const sorted = times.toSorted();
  return { desde: sorted[0] ?? null, hasta: sorted.at(-1) ?? null };
}

/** Identification and name, each once. */
function peopleOf(forms: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const people = forms.map(({ identificacion, nombre }) =>
    [identificacion, nombre].filter((one) => typeof one === "string").join(" "),
  );
  return [...new Set(people)].filter((one) => one !== "").toSorted();
}

/** A session's file is named after its profile. */
function profileOf(name: string): string {
  return decodeURIComponent(
    name
      .split("/")
      .at(-1)
      ?.replace(/\.json$/, "") ?? "",
  );
}
