/**
 * Gives what is not released yet a version and a date, below an empty section for what comes next.
 *
 * @param text  CHANGELOG.md
 * @param day  such as 2026-11-30
 * @throws Error where nothing is unreleased, or the version is there already
 */
export function releaseChangelog(text, version, day) {
  if (text.includes(`\n## [${version}]`)) throw new Error(`CHANGELOG.md has ${version} already`);
  const mark = "## [Unreleased]\n";
  const start = text.indexOf(mark);
  const rest = text.slice(start + mark.length);
  const content = rest.split(/^## \[/m, 1)[0];
  if (start === -1 || !/^- /m.test(content)) throw new Error("CHANGELOG.md has nothing unreleased");
  return `${text.slice(0, start)}${mark}\n## [${version}] - ${day}\n${rest}`;
}
