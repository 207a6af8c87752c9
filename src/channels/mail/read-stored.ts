import type { MailJournal } from "../../ports/mail-journal.ts";
import {
  readBounces,
  readMentions,
  readSpokenNumbers,
  readTexts,
  type FillNeeds,
} from "./fill-journal.ts";
import { identityOf, storedMails, type StoredMail } from "./mail-store.ts";
import type { ThreadRules } from "./mail-thread.ts";
import { ownWordsOf, type OwnWords } from "./own-words.ts";
import type { SentRequest } from "./own-requests.ts";
import { isDesk, threadMails } from "./thread-mails.ts";

interface StoredNeeds {
  readonly journal: MailJournal;
  readonly rules: ThreadRules;
  readonly sent: readonly SentRequest[];
}

/** The journal's messages, after the texts that are needed were fetched. */
export async function readStored(
  { journal, rules, sent }: StoredNeeds,
  fill: FillNeeds,
): Promise<readonly StoredMail[]> {
  const first = await storedMails(journal, rules.ownAddress);
  const joined = joinedBy(first, rules, sent);
  // Mail of the desk that belongs to nothing may name a request in its text.
  const unnamed = first.filter(
    ({ identity, head }) =>
      head.mentions === undefined &&
      !head.bounce &&
      !joined.has(identity) &&
      isDesk(head.from.address, rules),
  );
  await readTexts(unnamed, fill);
  await readMentions(unnamed, fill);
  const named = unnamed.length === 0 ? first : await storedMails(journal, rules.ownAddress);
  const all = unnamed.length === 0 ? joined : joinedBy(named, rules, sent);
  await readTexts(
    named.filter(({ identity }) => all.has(identity)),
    fill,
  );
  await readBounces(
    named.filter(({ head }) => head.bounce),
    fill,
  );
  // What we wrote is known only where this machine sent it; elsewhere it might be taken for theirs.
  const silent = named.filter(
    ({ identity, head }) =>
      head.spoken === undefined &&
      !head.bounce &&
      all.has(identity) &&
      isDesk(head.from.address, rules),
  );
  const heard =
    sent.length > 0 && silent.length > 0 && (await readSpokenNumbers(silent, ownWords(sent), fill));
  // What belongs to nothing is not kept.
  const others = unnamed.filter(({ identity }) => !all.has(identity));
  await journal.keepParts(
    rules.ownAddress,
    "texto",
    others.map(({ identity }) => [identity, null]),
  );
  return heard ? await storedMails(journal, rules.ownAddress) : named;
}

function ownWords(sent: readonly SentRequest[]): OwnWords {
  return ownWordsOf(sent.flatMap(({ head, text }) => [head.subject, text()]));
}

/** Identities of the messages that belong to a request, its own messages included. */
function joinedBy(
  stored: readonly StoredMail[],
  rules: ThreadRules,
  sent: readonly SentRequest[],
): ReadonlySet<string> {
  const known = new Set(sent.map(({ head }) => head.messageId));
  const threads = threadMails(
    stored.map(({ head }) => head),
    rules,
    sent,
  );
  return new Set(
    [...threads.values()].flatMap(({ parts, conversation }) => [
      ...parts.filter(({ messageId }) => !known.has(messageId)).map(identityOf),
      ...conversation.map(({ head }) => identityOf(head)),
    ]),
  );
}
