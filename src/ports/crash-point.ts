/**
 * The instants of sending at which a process may die, in their order. `archivos`: the files are
 * copied in; `anotada`: the intent is on disk; `reclamada`: this process has claimed it; `enviada`:
 * the desk has answered; `asentada`: the answer is on disk.
 */
export const crashPoints = ["archivos", "anotada", "reclamada", "enviada", "asentada"] as const;
export type CrashPoint = (typeof crashPoints)[number];

/** Called at each of these instants. Does nothing but in the tests' own build, which may die there. */
export type OnCrashPoint = (point: CrashPoint) => void;
