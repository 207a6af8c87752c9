import type { AnyCommand } from "../app/command.ts";
import type { CommandGroup, TreeNode } from "../app/command-entry.ts";
import type { LoadChannelProfiles } from "../forms/channel-profile.ts";
import { batchGroup } from "./batch/commands.ts";
import { catalogGroup } from "./catalog/commands.ts";
import { ciGroup } from "./ci/commands.ts";
import { dataGroup } from "./data/commands.ts";
import { diagnoseEntry } from "./diagnosis/commands.ts";
import { draftGroup } from "./draft/commands.ts";
import { evidenceGroup } from "./evidence/commands.ts";
import { followEntries, newsEntry } from "./follow/commands.ts";
import { completionEntry, explainEntry, helpEntry, schemaEntry } from "./help/commands.ts";
import { outboxGroup } from "./outbox/commands.ts";
import { demoEntry, practiceGroup } from "./practice/commands.ts";
import { guideEntry, procedureEntry, volumesEntry } from "./procedure/commands.ts";
import { initEntry, profileGroup } from "./profile/commands.ts";
import { proofEntries } from "./proof/commands.ts";
import { reportEntries } from "./report/commands.ts";
import { consultationGroup, incidentGroup } from "./request/commands.ts";
import { registerEntry, sessionGroup } from "./session/commands.ts";
import { settingsGroup } from "./settings/commands.ts";
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
    incidentGroup,
    consultationGroup,
    evidenceGroup,
    draftGroup,
    outboxGroup,
    ticketGroup,
    newsEntry,
    batchGroup,
    dataGroup,
    profileGroup(profiles),
    ciGroup,
    guideEntry,
    procedureEntry,
    volumesEntry,
    catalogGroup,
    sessionGroup,
    registerEntry,
    settingsGroup,
    practiceGroup,
    initEntry(profiles),
    diagnoseEntry,
    explainEntry,
    helpEntry,
    schemaEntry,
    completionEntry,
    demoEntry,
  ];
}
