import { unitKey } from "./run-tests.mjs";

/**
 * By id of a mutant: the tests that execute it, nearest and quickest first, as `{ file, test, ms }`, and
 * `loading`: the test files, as `{ file }`, for which it is executed while modules are loaded, nearest first.
 *
 * @param log What setup.mjs wrote down, as lines of JSON.
 * @param failingKeys Keys of tests that fail without a change: they tell nothing about one.
 * @param files All test files, also those that execute none of the mutants in a test.
 */
export function executingTests(log, mutants, failingKeys, files) {
  const noted = log
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter((one) => one.test === undefined || !failingKeys.has(unitKey(one)));
  const failingFiles = new Set([...failingKeys].map((key) => key.split("\n")[0]));
  const everyFile = files.filter((file) => !failingFiles.has(file));
  const byId = new Map(mutants.map(({ id }) => [id, { tests: [], isLoaded: false }]));
  for (const { file, test, ms, ids } of noted) {
    for (const id of ids) {
      const own = byId.get(id);
      if (test === undefined) own.isLoaded = true;
      else own.tests.push({ file, test, ms });
    }
  }
  return new Map(
    mutants.map((mutant) => {
      const { tests, isLoaded } = byId.get(mutant.id);
      const cost = ({ file, ms }) => (ms + 20) / (1 + nearness(file, mutant)) ** 2;
      const near = (one, other) => nearness(other, mutant) - nearness(one, mutant);
      return [
        mutant.id,
        {
          tests: tests.toSorted((one, other) => cost(one) - cost(other)),
          // Which file or test loads a module first is chance: any file that is near may depend on it.
          loading:
            isLoaded || (mutant.atLoad && tests.length > 0)
              ? everyFile.toSorted(near).map((file) => ({ file }))
              : [],
        },
      ];
    }),
  );
}

/** How many words of their paths a test file and a changed file share. */
function nearness(testFile, { file }) {
  const words = (path) => path.replace(/(?:\.test)?\.ts$/, "").split(/[/.-]/);
  const own = new Set(words(file));
  return words(testFile).filter((word) => own.has(word)).length;
}
