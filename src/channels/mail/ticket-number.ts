import type { TicketNumber } from "../../domain/ticket.ts";

/**
 * How known help desks mark a subject with the ticket's number; the first group is the number.
 * The sources are each product's own default template.
 */
const builtIn: readonly RegExp[] = [
  // Request Tracker: [example.com #123]
  /\[[^\]\n#]{1,80} #(\d{1,12})\]/,
  // OTRS, Znuny: [Ticket#2026112410000012]; GLPI: [GLPI #0000123]; Zammad: [Ticket#84001]
  /\[(?:Ticket|GLPI)\s?[#:]\s?(\d{1,20})\]/i,
  // osTicket: [#123456], [#ABC-123456]
  /\[#((?:[A-Z]{1,10}-)?\d{1,20})\]/,
  // Freshdesk: [#FD-123] is met above; Freshservice: [#INC-123], [#SR-123]
  // ServiceNow: INC0010023, RITM0010023, CS0001234
  /\b((?:INC|RITM|REQ|CS|CASE)\d{7,10})\b/,
  // Jira: MESA-123 at the front, after "Re:", or in brackets
  /(?:^|^(?:re|rv|fwd?):\s*|[[(])([A-Z][A-Z0-9]{1,9}-\d{1,9})(?:[\])]|:?\s|$)/i,
  // Plain words: Ticket N.º 12345, Caso No. 12345, Solicitud # 12345, ticket 12345
  /\b(?:ticket|caso|solicitud|incidente|requerimiento|tr[aá]mite)\s*(?:n(?:[.º°oúu]|[uú]mero|ro)*\.?\s*)?[:#]?\s*((?:[A-Z]{1,6}-?)?\d{2,20}(?:-\d{1,12})*)/i,
];

/** Patterns of the profile, tried before the built-in ones. One that is no expression is left out. */
export function numberPatterns(own: readonly string[]): readonly RegExp[] {
  return [...own.flatMap((text) => compile(text) ?? []), ...builtIn];
}

/** A pattern from the settings: it must have a group, which is the number. */
export function compile(text: string): RegExp | undefined {
  try {
    const groups = new RegExp(`${text}|`).exec("")?.length ?? 1;
    return groups > 1 ? new RegExp(text) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The ticket numbers that a subject names, the surest first. */
export function findTicketNumbers(
  subject: string,
  patterns: readonly RegExp[],
): readonly TicketNumber[] {
  const text = subject.slice(0, 1000);
  return patterns.flatMap((pattern) => pattern.exec(text)?.[1] ?? []);
}
