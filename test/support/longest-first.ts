import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes longest, in parts of the names of files: on a clean clone nobody knows how long a file
 * takes, and a long one that begins last leaves all cores but one without work.
 */
const longest = [
  "rendering/pictures",
  "browser/report",
  "torture",
  "journeys",
  "every-screen",
  "contract/portal",
  "channels/faults",
  "fault-table",
  "batch-faults",
  "binary/terminal.test",
  "newcomer",
  "binary/batch",
  "binary/ci.test",
  "installed",
  "crash-points",
  "first-sign-in",
] as const;

/** Runs what takes long first, and everything else as vitest would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const inOrder = await super.sort(files);
    return inOrder.toSorted(
      (one, other) => groupOf(one) - groupOf(other) || placeOf(one) - placeOf(other),
    );
  }
}

function groupOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder;
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((part) => moduleId.includes(part));
  return place === -1 ? longest.length : place;
}
