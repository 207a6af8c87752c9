import type { AnyCommand } from "../app/command.ts";
import type { CommandGroup, TreeNode } from "../app/command-entry.ts";
import type { LoadChannelProfiles } from "../forms/channel-profile.ts";
import { batchCommands } from "./batch/commands.ts";
import { catalogCommands } from "./catalog/commands.ts";
import { ciCommands } from "./ci/commands.ts";
import { dataCommands } from "./data/commands.ts";
import { diagnosisCommands } from "./diagnosis/commands.ts";
import { draftCommands } from "./draft/commands.ts";
import { evidenceCommands } from "./evidence/commands.ts";
import { firmCommands } from "./firm/commands.ts";
import { followEntries, newsEntry } from "./follow/commands.ts";
import { handOverCommands } from "./handover/commands.ts";
import { helpCommands } from "./help/commands.ts";
import { homeEntry } from "./home/commands.ts";
import { mailCommands } from "./mail/commands.ts";
import { outboxCommands } from "./outbox/commands.ts";
import { practiceCommands } from "./practice/commands.ts";
import { procedureCommands } from "./procedure/commands.ts";
import { profileCommands } from "./profile/commands.ts";
import { proofEntries } from "./proof/commands.ts";
import { reportEntries } from "./report/commands.ts";
import { requestCommands } from "./request/commands.ts";
import { sessionCommands } from "./session/commands.ts";
import { settingsCommands } from "./settings/commands.ts";
import { closingEntries, conversationEntries, lookingEntries } from "./ticket/commands.ts";

const ticketGroup: CommandGroup<AnyCommand> = {
  name: "ticket",
  alias: "ticket",
  summary: "orden.ticket",
  commands: [
    ...lookingEntries,
    ...followEntries,
    ...conversationEntries,
    ...proofEntries,
    ...reportEntries,
    ...closingEntries,
  ],
};

/**
 * Every command, in the order of the help. The commands themselves are loaded when they are run.
 *
 * @param profiles  what each channel keeps in a profile
 */
export function commandTree(profiles: LoadChannelProfiles): readonly TreeNode<AnyCommand>[] {
  return [
    ...requestCommands,
    ...evidenceCommands,
    ...draftCommands,
    ...outboxCommands,
    ...handOverCommands,
    ticketGroup,
    newsEntry,
    homeEntry,
    ...batchCommands,
    ...dataCommands,
    ...firmCommands,
    ...profileCommands(profiles),
    ...ciCommands,
    ...procedureCommands,
    ...catalogCommands,
    ...sessionCommands,
    ...settingsCommands,
    ...practiceCommands,
    ...mailCommands,
    ...diagnosisCommands,
    ...helpCommands,
  ];
}
