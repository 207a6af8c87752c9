/** What a search of Request Tracker may compare. */
export interface SearchedTicket {
  readonly id: number;
  readonly queue: string;
  readonly requestor: string;
  readonly user: string;
  readonly status: string;
  readonly subject: string;
  readonly created: string;
  readonly updated: string;
  readonly fields: Readonly<Record<string, string>>;
}

const term = /^(\w+|CF\.\{[^{}'"\\]+\}) (=|<|>|LIKE) (?:'((?:\\.|[^'\\])*)'|(\d+))$/;

/** As much of RT's query language as is asked in: terms, `OR` within brackets, `AND` between them. */
export function readTicketQuery(query: string): (ticket: SearchedTicket) => boolean {
  const clauses = query.split(" AND ").map((clause) =>
    clause
      .replace(/^\((.*)\)$/, "$1")
      .split(" OR ")
      .map(readTerm),
  );
  return (ticket) => clauses.every((terms) => terms.some((fits) => fits(ticket)));
}

function readTerm(text: string): (ticket: SearchedTicket) => boolean {
  const [, field = "", operator, quoted, number = ""] = term.exec(text) ?? [];
  if (operator === undefined) throw new Error(`no query: ${text}`);
  const value = quoted?.replaceAll(/\\(.)/g, "$1") ?? number;
  return (ticket) => {
    const found = valueOf(field, ticket);
    switch (operator) {
      case "=":
        return found === (value === "__CurrentUser__" ? ticket.user : value);
      case "<":
        return found < value;
      case ">":
        return found > value;
      default:
        return found.toLowerCase().includes(value.toLowerCase());
    }
  };
}

function valueOf(field: string, ticket: SearchedTicket): string {
  const { id, queue, requestor, status, subject, created, updated } = ticket;
  const known: Readonly<Record<string, string>> = {
    id: String(id),
    Queue: queue,
    Requestor: requestor,
    Status: status,
    Subject: subject,
    Created: created,
    LastUpdated: updated,
  };
  return known[field] ?? ticket.fields[/^CF\.\{(.+)\}$/.exec(field)?.[1] ?? ""] ?? "";
}
