import { describe, onTestFinished } from "vitest";
import { openMailJournal } from "../../src/ledger/mail-journal.ts";
import { createTemporaryMailJournal } from "../../src/ledger/temporary-mail-journal.ts";
import { testFolder } from "../support/test-context.ts";
import { mailJournalContract } from "./mail-journal-contract.ts";

describe("on the disk", () => {
  mailJournalContract(async () => {
    const folder = testFolder();
    return async () => {
      const journal = await openMailJournal(folder);
      onTestFinished(journal.close);
      return journal;
    };
  });
});

describe("in memory, for one command", () => {
  mailJournalContract(async () => {
    const journal = createTemporaryMailJournal();
    return () => Promise.resolve(journal);
  });
});
