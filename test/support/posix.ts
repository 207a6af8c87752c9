/**
 * False on Windows, which has no file modes, no links for everybody, no `sh` and no signals. What is
 * tested only elsewhere says which of these it needs.
 */
export const posix = process.platform !== "win32";
