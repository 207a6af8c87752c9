import type { ChannelId } from "../../../src/ports/channel.ts";
import type { FaultProxy } from "../../support/fault-proxy.ts";

/** What is asked of a desk, by the words of the command that asks it. */
export const operations = ["crear", "listar", "ver", "responder", "conforme", "descargar"] as const;
export type Operation = (typeof operations)[number];

/** What a command came to. */
export interface Ran {
  readonly code: number;
  // JSON of a command: its shape is held against the published schema elsewhere.
  readonly json: ReturnType<typeof JSON.parse>;
}

/** The official's side of a desk, by another way than the channel's own. */
export interface Official {
  readonly answer: (numero: string, texto: string) => Promise<void>;
  /** How many tickets have this subject. */
  readonly count: (asunto: string) => Promise<number>;
}

/** A channel set up against its desk: the same for each, so that the same is asked of all. */
export interface Bench {
  readonly canal: ChannelId;
  /** The operator's folder, with a profile in use. */
  readonly folder: string;
  /** One command line with `--json`; `later`: so many seconds from now. */
  readonly mesa: (argv: readonly string[], later?: number) => Promise<Ran>;
  readonly official: Official;
  /** The network between; undefined where the desk is in the same process. */
  readonly network: FaultProxy | undefined;
  /** The first piece of what an operation says to the desk; undefined for any. */
  readonly says: Readonly<Partial<Record<Operation, RegExp>>>;
  /** The number of a request that was handed over, once the desk has given it. */
  readonly numberOf: (made: Ran) => Promise<string>;
}

export type OpenBench = () => Promise<Bench>;

/** JSON of either stream. */
export function toRan(result: { code: number; stdout: string; stderr: string }): Ran {
  const { code, stdout, stderr } = result;
  const last = (stdout === "" ? stderr : stdout).trim().split("\n").at(-1) ?? "";
  return { code, json: JSON.parse(last) };
}
