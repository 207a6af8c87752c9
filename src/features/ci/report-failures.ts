import type { FailureMark } from "../../domain/failure-marks.ts";
import type { Ticket } from "../../domain/ticket.ts";
import { isOver } from "../../domain/ticket-life.ts";
import { isUnreachable, MesaError } from "../../errors/mesa-error.ts";
import type { Channel } from "../../ports/channel.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import { ciKey, currentEpisode } from "./ci-key.ts";
import { reportMark } from "./failure-fingerprint.ts";
import { findCiTickets, type CiTicket } from "./find-ci-tickets.ts";
import { noteOnTicket, type NoteKind } from "./note-on-ticket.ts";
import type { RequestDraft } from "../../sending/prepare-intent.ts";
import { sendEntry, type SendOutcome } from "../../sending/send-entry.ts";
import { recordRequest, type SubmitNeeds } from "../../sending/submit-request.ts";

/** The failures of this run, and how to describe them. */
export interface FailuresAtHand {
  readonly perfil: string;
  readonly marcas: readonly FailureMark[];
  /** Those of the given tests (by their marks) that ran and passed. */
  readonly passing: (tests: ReadonlySet<string>) => Promise<ReadonlySet<string>>;
  /** Makes the incident about these failures. */
  readonly draft: (marcas: readonly FailureMark[], clave: string) => Promise<RequestDraft>;
  readonly noteText: (kind: NoteKind) => string;
  /** Shortest time between two notes about the same failure. */
  readonly notePauseMs: number;
  /** Whether a ticket that was answered is accepted once its tests pass. */
  readonly closes: boolean;
}

/** A ticket whose tests pass again. */
export interface Recovered {
  readonly ticket: Ticket;
  readonly nota: boolean;
  readonly cerrado: boolean;
}

export interface ReportedFailures {
  readonly huella: string;
  /** The new request; undefined where none was needed. */
  readonly entry: LedgerEntry | undefined;
  /** The ticket about the failures, new or not. */
  readonly ticket: Ticket | undefined;
  /** Whether the ticket was there before. */
  readonly known: boolean;
  readonly nota: boolean;
  readonly recovered: readonly Recovered[];
}

type DeskSide = Pick<Channel, "findByKey" | "listTickets" | "getTicket" | "reply" | "accept">;

/**
 * Opens one ticket for all failures that no open ticket is about, adds a note to those that are
 * about one, and a note to those whose tests pass again. Everything is looked up at the desk, since
 * the machines that meet the same failure share nothing else.
 */
export async function reportFailures(
  failures: FailuresAtHand,
  needs: SubmitNeeds,
  channel: DeskSide,
  signal: AbortSignal,
): Promise<ReportedFailures> {
  const { marcas } = failures;
  const huella = reportMark(marcas);
  const found = await openTickets(marcas.length > 0, channel, signal);
  const open = found ?? [];
  const failing = new Set(marcas.map((one) => one.falla));
  const standing = open.filter(({ marks }) => marks.marcas.some((one) => failing.has(one.falla)));
  const fresh = marcas.filter((mark) => !standing.some((ticket) => isAbout(ticket, mark)));
  const note = async (ticket: CiTicket, kind: NoteKind): Promise<boolean> => {
    const { notePauseMs, noteText } = failures;
    const words = { kind, text: noteText(kind), pauseMs: notePauseMs, now: needs.clock() };
    return await noteOnTicket(ticket, words, channel, signal);
  };
  let nota = false;
  for (const ticket of standing) nota = (await note(ticket, "falla")) || nota;
  const recovered: Recovered[] = [];
  for (const ticket of open) {
    if (standing.includes(ticket) || !(await passesAgain(ticket, failures))) continue;
    const noted = await note(ticket, "pasa");
    const closed = failures.closes && ticket.detail.estado === "respondido";
    const { numero } = ticket.detail;
    const after = closed
      ? await channel.accept(numero, failures.noteText("pasa"), signal)
      : summaryOf(ticket);
    recovered.push({ ticket: after, nota: noted, cerrado: closed });
  }
  nota ||= recovered.some((one) => one.nota);
  const common = { huella, nota, recovered };
  if (fresh.length === 0) {
    const [first] = standing;
    const ticket = first === undefined ? undefined : summaryOf(first);
    return { ...common, entry: undefined, ticket, known: first !== undefined };
  }
  if (found === undefined) {
    const clave = ciKey(reportMark(fresh), 1);
    const entry = await recordOnce(await failures.draft(fresh, clave), clave, needs);
    return { ...common, entry, ticket: entry.ticket ?? undefined, known: false };
  }
  return { ...common, ...(await openTicket(fresh, failures, needs, channel, signal)) };
}

function summaryOf({ detail }: CiTicket): Ticket {
  const { datos: _form, mensajes: _said, adjuntos: _files, cadena: _chain, ...ticket } = detail;
  return ticket;
}

/** Undefined where the desk is out of reach but something has to be reported: it will be queued. */
async function openTickets(
  hasFailures: boolean,
  channel: DeskSide,
  signal: AbortSignal,
): Promise<readonly CiTicket[] | undefined> {
  try {
    return await findCiTickets(channel, signal);
  } catch (error) {
    if (hasFailures && isUnreachable(error)) return undefined;
    throw error;
  }
}

/** A ticket that could not name all its failures counts as being about any other, too. */
function isAbout({ marks }: CiTicket, mark: FailureMark): boolean {
  return !marks.whole || marks.marcas.some((one) => one.falla === mark.falla);
}

async function passesAgain({ marks }: CiTicket, failures: FailuresAtHand): Promise<boolean> {
  if (marks.marcas.length === 0 || (!marks.whole && failures.marcas.length > 0)) return false;
  const tests = new Set(marks.marcas.map((one) => one.prueba));
  const passed = await failures.passing(tests);
  return passed.size === tests.size;
}

type Opened = Pick<ReportedFailures, "entry" | "ticket" | "known">;

async function openTicket(
  fresh: readonly FailureMark[],
  failures: FailuresAtHand,
  needs: SubmitNeeds,
  channel: DeskSide,
  signal: AbortSignal,
): Promise<Opened> {
  const { clave, open } = await currentEpisode(reportMark(fresh), channel, signal);
  if (open !== undefined) return { entry: undefined, ticket: open, known: true };
  const outcome = await sendOnce(await failures.draft(fresh, clave), clave, needs, signal);
  const { entry, refusal } = outcome;
  if (refusal === undefined) {
    return { entry, ticket: entry.ticket ?? undefined, known: outcome.repeated };
  }
  // Another job used the key first; its text differs in times and addresses.
  const first = await channel.findByKey(clave, signal);
  if (first !== undefined && !isOver(first.estado)) {
    await needs.ledger.drop(entry.solicitud);
    return { entry: undefined, ticket: first, known: true };
  }
  throw new MesaError("mesa-rechaza", {
    foreign: refusal.message,
    problems: refusal.problems.map((one) => ({ ...one, code: refusal.code })),
  });
}

/** Sends the request; one already in the journal under this key is sent as it was recorded. */
async function sendOnce(
  draft: RequestDraft,
  clave: string,
  needs: SubmitNeeds,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const entry = await recordOnce(draft, clave, needs);
  return await sendEntry(entry, { ...needs, channel: await needs.channel() }, signal);
}

async function recordOnce(
  draft: RequestDraft,
  clave: string,
  needs: SubmitNeeds,
): Promise<LedgerEntry> {
  try {
    return await recordRequest(draft, needs);
  } catch (error) {
    if (!(error instanceof MesaError) || error.code !== "clave-reutilizada") throw error;
    const written = await needs.ledger.findByKey(draft.perfil, clave);
    if (written === undefined) throw error;
    return written;
  }
}
