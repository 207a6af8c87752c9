import type { Frame } from "./call.ts";
import type { AnyCommand } from "./command.ts";
import type { TreeNode } from "./command-entry.ts";

/** What the frame runs. It knows no command by itself: the composition root hands them over. */
export interface Program extends Frame {
  readonly commands: readonly TreeNode<AnyCommand>[];
}
