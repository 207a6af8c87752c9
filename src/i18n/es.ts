import { batch } from "./es/batch.ts";
import { channels } from "./es/channels.ts";
import { catalogs } from "./es/catalogs.ts";
import { ci } from "./es/ci.ts";
import { commands } from "./es/commands.ts";
import { data } from "./es/data.ts";
import { demo } from "./es/demo.ts";
import { desk } from "./es/desk.ts";
import { errors } from "./es/errors.ts";
import { evidence } from "./es/evidence.ts";
import { fields } from "./es/fields.ts";
import { follow } from "./es/follow.ts";
import { help } from "./es/help.ts";
import { identity } from "./es/identity.ts";
import { mail } from "./es/mail.ts";
import { outbox } from "./es/outbox.ts";
import { placeholders } from "./es/placeholders.ts";
import { procedure } from "./es/procedure.ts";
import { proofs } from "./es/proofs.ts";
import { questions } from "./es/questions.ts";
import { records } from "./es/records.ts";
import { reports } from "./es/reports.ts";
import { views } from "./es/views.ts";
import { wording } from "./es/wording.ts";

/** All messages in Spanish; their keys and placeholders are the contract for other languages. */
export const es = {
  ...batch,
  ...channels,
  ...catalogs,
  ...ci,
  ...commands,
  ...data,
  ...demo,
  ...desk,
  ...errors,
  ...evidence,
  ...fields,
  ...follow,
  ...help,
  ...identity,
  ...mail,
  ...outbox,
  ...placeholders,
  ...procedure,
  ...proofs,
  ...questions,
  ...records,
  ...reports,
  ...views,
  ...wording,
} as const;
