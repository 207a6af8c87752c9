import type { TicketNumber } from "../../domain/ticket.ts";

/**
 * How help desks write the ticket's number in a subject, after each product's default template. The
 * first group is the number.
 */
const builtInPatterns: readonly RegExp[] = [
  // Request Tracker: [example.com #123]
  /\[[^\]\n#]{1,80} #(\d{1,12})\]/,
  // OTRS, Znuny: [Ticket#2026112410000012]; GLPI: [GLPI #0000123]; Zammad: [Ticket#84001]
  /\[(?:Ticket|GLPI)\s?[#:]\s?(\d{1,20})\]/i,
  // osTicket: [#123456], [#ABC-123456]
  /\[#((?:[A-Z]{1,10}-)?\d{1,20})\]/,
  // Freshdesk: [#FD-123] and Freshservice: [#INC-123], [#SR-123] match the pattern above
  // ServiceNow: INC0010023, RITM0010023, CS0001234
  /\b((?:INC|RITM|REQ|CS|CASE)\d{7,10})\b/,
  // Jira: MESA-123 at the front, after "Re:", or in brackets
  /(?:^|^(?:re|rv|fwd?):\s*|[[(])([A-Z][A-Z0-9]{1,9}-\d{1,9})(?:[\])]|:?\s|$)/i,
  // Plain words: Ticket N.º 12345, Caso No. 12345, Solicitud # 12345, ticket 12345
  /\b(?:ticket|caso|solicitud|incidente|requerimiento|tr[aá]mite)\s*(?:n(?:[.º°oúu]|[uú]mero|ro)*\.?\s*)?[:#]?\s*((?:[A-Z]{1,6}-?)?\d{2,20}(?:-\d{1,12})*)/i,
];

/** The profile's patterns followed by the built-in ones; invalid expressions are left out. */
export function numberPatterns(own: readonly string[]): readonly RegExp[] {
  return [...own.flatMap((text) => compile(text) ?? []), ...builtInPatterns];
}

/**
 * Compiles a pattern of the profile; undefined when it is invalid or has no group for the number.
 */
export function compile(text: string): RegExp | undefined {
  try {
    const groups = new RegExp(`${text}|`).exec("")?.length ?? 1;
    return groups > 1 ? new RegExp(text) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The ticket numbers that a subject names, in order of the patterns. */
export function findTicketNumbers(
  subject: string,
  patterns: readonly RegExp[],
): readonly TicketNumber[] {
  const text = subject.slice(0, 1000);
  return patterns.flatMap((pattern) => pattern.exec(text)?.[1] ?? []);
}
