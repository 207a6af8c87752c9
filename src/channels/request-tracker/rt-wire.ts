import * as z from "zod/mini";
import { timeShape } from "../../domain/ticket-mini-schema.ts";

/**
 * The parts of RT's replies (REST 2.0) that are read. RT writes the same id as a number or as text,
 * and `null` or `0.0` for unknown counts. Its links contain its own idea of its host and are never
 * read.
 */
const id = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((value) => String(value)),
);

/** RT's value for a time that is not set. */
const unsetTime = "1970-01-01T00:00:00Z";

const time = z.pipe(
  z.string(),
  z.transform((value) => (value === unsetTime || value === "" ? undefined : value)),
);

const person = z.object({
  id,
  Name: z.optional(z.string()),
  RealName: z.optional(z.nullable(z.string())),
});

export type RtPerson = z.output<typeof person>;

const customField = z.object({ id, name: z.string(), values: z.array(z.string()) });

/** A ticket in the results of a search. */
export const rtTicket = z.object({
  id,
  Subject: z.optional(z.nullable(z.string())),
  Status: z.string(),
  Queue: z.object({ id, Name: z.optional(z.string()) }),
  Owner: person,
  Requestor: z.array(person),
  LastUpdatedBy: person,
  Created: timeShape,
  LastUpdated: timeShape,
  Told: z.optional(time),
  CustomFields: z.optional(z.array(customField)),
});

export type RtTicket = z.output<typeof rtTicket>;

/** The links of a ticket, which only a request for that ticket returns. */
export const rtLinks = z.object({
  _hyperlinks: z.array(z.object({ ref: z.string(), id: z.optional(id) })),
});

export const rtCreated = z.object({ id });

/** A page of a list; `pages` is undefined when RT has not counted them. */
export const rtPage = z.object({
  items: z.array(z.unknown()),
  pages: z.optional(
    z.pipe(
      z.union([z.string(), z.number(), z.null()]),
      z.transform((value) => (value === null ? undefined : Number(value))),
    ),
  ),
});

export const rtTransaction = z.object({
  id,
  Type: z.string(),
  Creator: person,
  Created: timeShape,
  Field: z.optional(z.nullable(z.string())),
  NewValue: z.optional(z.nullable(z.string())),
});

export type RtTransaction = z.output<typeof rtTransaction>;

export const rtAttachment = z.object({
  id,
  TransactionId: id,
  Filename: z.optional(z.nullable(z.string())),
  ContentType: z.string(),
  ContentLength: z.pipe(
    z.union([z.string(), z.number(), z.null()]),
    z.transform((value) => Number(value ?? 0)),
  ),
});

export type RtAttachment = z.output<typeof rtAttachment>;

/** Base64, with a line break every 76 characters. */
export const rtContent = z.object({ Content: z.string() });

/** Sentences in which RT says what it did or why it did not; both look the same. */
export const rtSentences = z.array(z.string());

export const rtMessage = z.object({ message: z.string() });

export const rtQueue = z.object({
  id,
  Name: z.string(),
  Description: z.optional(z.nullable(z.string())),
});

export const rtQueueFields = z.object({
  TicketCustomFields: z.array(z.object({ id, name: z.string() })),
});

export const rtUser = z.object({
  id,
  Name: z.string(),
  RealName: z.optional(z.nullable(z.string())),
  EmailAddress: z.optional(z.nullable(z.string())),
});
