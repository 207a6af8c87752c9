/**
 * The instants of the protocol at which a process may die, in their order. `archivos`: the files
 * are copied in; `anotada`: the intent is on disk; `reclamada`: this process has it; `enviada`: the
 * desk has answered; `asentada`: the answer is on disk.
 */
export const protocolPoints = ["archivos", "anotada", "reclamada", "enviada", "asentada"] as const;
export type ProtocolPoint = (typeof protocolPoints)[number];

/** Told when such an instant is reached. */
export type Reached = (point: ProtocolPoint) => void;
