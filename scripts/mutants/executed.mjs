/**
 * By id of a mutant: the test `files` that execute it, nearest and quickest first, and whether it is
 * executed while modules are loaded (`anywhere`).
 *
 * @param log What setup.mjs wrote down, a line of JSON for each test.
 * @param failing Files that fail without a change: they tell nothing about one.
 * @param took By file: the milliseconds it takes.
 */
export function filesOfMutants(log, mutants, { failing, took }) {
  const executed = log
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const mayTell = (file) => !failing.includes(file);
  const everyFile = [...new Set(executed.map(({ file }) => file))].filter(mayTell);
  return new Map(
    mutants.map((mutant) => {
      const own = executed.filter(({ ids }) => ids.includes(mutant.id));
      // Run while a module was loaded, once in a process: any file may depend on it.
      const anywhere = mutant.atLoad || own.some(({ inTest }) => !inTest);
      const files = anywhere
        ? everyFile
        : [...new Set(own.map(({ file }) => file))].filter(mayTell);
      const cost = (file) => (took.get(file) ?? 0) / (1 + nearness(file, mutant)) ** 2;
      return [
        mutant.id,
        {
          anywhere,
          files: own.length === 0 ? [] : files.toSorted((one, other) => cost(one) - cost(other)),
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
