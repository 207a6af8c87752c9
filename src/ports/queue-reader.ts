export interface DeskQueue {
  readonly nombre: string;
  readonly descripcion: string;
}

/** What a desk with queues offers, so that a profile can be made to fit it. */
export interface QueueReader {
  /** The ones that the signed-in user may see. */
  readonly queues: (signal: AbortSignal) => Promise<readonly DeskQueue[]>;
  /** Names of a queue's own fields. @throws MesaError `no-existe` */
  readonly fields: (queue: string, signal: AbortSignal) => Promise<readonly string[]>;
}
