import type { TreeNode } from "./command-entry.ts";
import { batchCommands } from "./tree/batch-commands.ts";
import { catalogCommands } from "./tree/catalog-commands.ts";
import { ciCommands } from "./tree/ci-commands.ts";
import { deskCommands } from "./tree/desk-commands.ts";
import { profileCommands } from "./tree/profile-commands.ts";
import { followCommands } from "./tree/follow-commands.ts";
import { procedureCommands } from "./tree/procedure-commands.ts";
import { requestCommands } from "./tree/request-commands.ts";

/** Every command of the surface, in the order of the help. Loads nothing by itself. */
export const commandTree: readonly TreeNode[] = [
  ...requestCommands,
  ...followCommands,
  ...batchCommands,
  ...profileCommands,
  ...ciCommands,
  ...procedureCommands,
  ...catalogCommands,
  ...deskCommands,
];
