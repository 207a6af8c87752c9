import * as z from "zod";

const facts = z.object({
  RT_URL: z.url(),
  RT_QUEUE: z.string(),
  RT_USER_PASSWORD: z.string(),
  RT_AGENT_PASSWORD: z.string(),
  RT_TOKEN_OPERADOR: z.string(),
  RT_TOKEN_OPERADOR2: z.string(),
  RT_TOKEN_AGENTE: z.string(),
  RT_DROPPING_URL: z.url(),
  RT_DROPPING_TOKEN: z.string(),
  MAIL_SUBMISSION_PORT: z.coerce.number(),
  MAIL_SUBMISSIONS_PORT: z.coerce.number(),
  MAIL_IMAP_PORT: z.coerce.number(),
  MAIL_IMAPS_PORT: z.coerce.number(),
  MAIL_INJECT_PORT: z.coerce.number(),
  MAIL_ISSUER_PORT: z.coerce.number(),
  MAIL_CA: z.string(),
  MAIL_PASSWORD: z.string(),
  MAIL_JWT_KEY: z.string(),
  MAIL_DESK: z.string(),
  MAIL_OPERATOR: z.string(),
  /** Where the servers keep everything. */
  MAIL_DIR: z.string(),
  KEYRING_BUS: z.string(),
  KEYRING_PID: z.coerce.number(),
});

export type ServerFacts = z.output<typeof facts>;

const firmFacts = z.object({
  POSTGRES_PORT: z.coerce.number(),
  POSTGRES_DATA: z.string(),
  POSTGRES_BIN: z.string(),
  POSTGRES_CA: z.string(),
});

/** Where the servers are and who may enter, as `scripts/test-servers.mjs` has started them. */
export function serverFacts(): ServerFacts {
  return facts.parse(given());
}

/** The same of the database server, which is all that some tests need. */
export function firmServerFacts(): z.output<typeof firmFacts> {
  return firmFacts.parse(given());
}

function given(): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      name.startsWith("PRUEBA_") ? [[name.slice("PRUEBA_".length), value] as const] : [],
    ),
  );
}
