import { onTestFinished } from "vitest";
import { openMailJournal } from "../../src/ledger/mail-journal.ts";
import { testFolder } from "../support/test-context.ts";
import { mailJournalContract } from "./mail-journal-contract.ts";

mailJournalContract(async () => {
  const folder = testFolder();
  return async () => {
    const journal = await openMailJournal(folder);
    onTestFinished(journal.close);
    return journal;
  };
});
