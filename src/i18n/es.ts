import { batch } from "./es/batch.ts";
import { catalog } from "./es/catalog.ts";
import { channels } from "./es/channels.ts";
import { ci } from "./es/ci.ts";
import { commands } from "./es/commands.ts";
import { data } from "./es/data.ts";
import { desk } from "./es/desk.ts";
import { errors } from "./es/errors.ts";
import { evidence } from "./es/evidence.ts";
import { fields } from "./es/fields.ts";
import { firm } from "./es/firm.ts";
import { follow } from "./es/follow.ts";
import { handover } from "./es/handover.ts";
import { help } from "./es/help.ts";
import { home } from "./es/home.ts";
import { identity } from "./es/identity.ts";
import { mail } from "./es/mail.ts";
import { oauth } from "./es/oauth.ts";
import { outbox } from "./es/outbox.ts";
import { placeholders } from "./es/placeholders.ts";
import { practice } from "./es/practice.ts";
import { procedure } from "./es/procedure.ts";
import { proof } from "./es/proof.ts";
import { questions } from "./es/questions.ts";
import { records } from "./es/records.ts";
import { report } from "./es/report.ts";
import { views } from "./es/views.ts";
import { wording } from "./es/wording.ts";

/** All messages in Spanish; their keys and placeholders are the contract for other languages. */
export const es = {
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
} as const;
