import { onTestFinished } from "vitest";
import { openTicketCache } from "../../src/ledger/ticket-cache.ts";
import { testFolder } from "../support/test-context.ts";
import { ticketCacheContract } from "./ticket-cache-contract.ts";

ticketCacheContract(async () => {
  const folder = testFolder();
  return async () => {
    const cache = await openTicketCache(folder);
    onTestFinished(cache.close);
    return cache;
  };
});
