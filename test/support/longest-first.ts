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

/** Where the tests are that start programs, and wait for them. */
const startsPrograms = /[\\/]test[\\/](?:binary|browser|rendering|shells)[\\/]/;

/**
 * Runs what takes long first, then what starts programs, and everything else as vitest would: one project
 * after the other.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const inOrder = await super.sort(files);
    const projects = [...new Set(inOrder.map(({ project }) => project.name))];
    const placeOf = ({ project }: TestSpecification): number => projects.indexOf(project.name);
    return inOrder.toSorted(
      (one, other) => placeOf(one) - placeOf(other) || rankOf(one) - rankOf(other),
    );
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex((part) => moduleId.includes(part));
  if (rank !== -1) return rank;
  return startsPrograms.test(moduleId) ? longest.length : longest.length + 1;
}
