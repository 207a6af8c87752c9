import { batch } from "./en/batch.ts";
import { catalog } from "./en/catalog.ts";
import { channels } from "./en/channels.ts";
import { ci } from "./en/ci.ts";
import { commands } from "./en/commands.ts";
import { data } from "./en/data.ts";
import { desk } from "./en/desk.ts";
import { errors } from "./en/errors.ts";
import { evidence } from "./en/evidence.ts";
import { fields } from "./en/fields.ts";
import { firm } from "./en/firm.ts";
import { follow } from "./en/follow.ts";
import { handover } from "./en/handover.ts";
import { help } from "./en/help.ts";
import { home } from "./en/home.ts";
import { identity } from "./en/identity.ts";
import { mail } from "./en/mail.ts";
import { oauth } from "./en/oauth.ts";
import { outbox } from "./en/outbox.ts";
import { placeholders } from "./en/placeholders.ts";
import { practice } from "./en/practice.ts";
import { procedure } from "./en/procedure.ts";
import { proof } from "./en/proof.ts";
import { questions } from "./en/questions.ts";
import { records } from "./en/records.ts";
import { report } from "./en/report.ts";
import { views } from "./en/views.ts";
import { wording } from "./en/wording.ts";
import type { MessageKey } from "./translator.ts";

/** All messages in English; the compiler finds missing ones. */
export const en = {
  ...batch,
  ...catalog,
  ...channels,
  ...ci,
  ...commands,
  ...data,
  ...desk,
  ...errors,
  ...evidence,
  ...fields,
  ...firm,
  ...follow,
  ...handover,
  ...help,
  ...home,
  ...identity,
  ...mail,
  ...oauth,
  ...outbox,
  ...placeholders,
  ...practice,
  ...procedure,
  ...proof,
  ...questions,
  ...records,
  ...report,
  ...views,
  ...wording,
} satisfies Record<MessageKey, string>;
