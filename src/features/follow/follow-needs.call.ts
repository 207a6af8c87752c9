import { channelCapabilities } from "../../ports/channel-capabilities.ts";
import type { Channel } from "../../ports/channel.ts";
import type { FollowNeeds } from "./follow-changes.ts";
import { latestCursor } from "./sync-tickets.ts";
import type { Call } from "../../app/call.ts";

/** What `followChanges` needs. @param until  when it ends by itself; undefined for never */
export async function followNeeds(
  channel: Channel,
  until: Date | undefined,
  { context }: Call,
): Promise<FollowNeeds & { readonly channel: Channel }> {
  const { clock, monotonicMs, wait, settings } = context;
  return {
    channel,
    clock,
    monotonicMs,
    wait,
    holidayOf: await context.holidays(),
    longPolls: channelCapabilities[channel.id].cambios !== "consultados",
    timeoutMs: settings.espera === undefined ? undefined : settings.espera * 1000,
    until,
  };
}

/** The cursor behind all changes so far. */
export async function cursorFromNow(channel: Channel, call: Call): Promise<string> {
  const { ticketCache, signal } = call.context;
  const { nombre } = await call.profile();
  const known = (await (await ticketCache()).mark(nombre)).cursor ?? undefined;
  return (await latestCursor(channel, known, signal)).cursor;
}
