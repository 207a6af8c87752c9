import { channelCapabilities } from "../../ports/channel-capabilities.ts";
import type { Channel } from "../../ports/channel.ts";
import type { FollowNeeds } from "./follow-changes.ts";
import { latestCursor } from "./latest-cursor.ts";
import type { Call } from "../../app/call.ts";

/** What following changes needs of this call; `until`: when it ends by itself. */
export async function followNeeds(
  channel: Channel,
  until: Date | undefined,
  { context }: Call,
): Promise<FollowNeeds & { readonly channel: Channel }> {
  const { clock, wait, settings } = context;
  return {
    channel,
    clock,
    wait,
    holidayOf: await context.holidays(),
    tells: channelCapabilities[channel.id].cambios === "avisados",
    patience: settings.espera === undefined ? undefined : settings.espera * 1000,
    until,
  };
}

/** Where changes are to be followed from so that only new ones come. */
export async function cursorFromNow(channel: Channel, call: Call): Promise<string> {
  const { ticketCache, signal } = call.context;
  const { nombre } = await call.profile();
  const known = (await ticketCache()).mark(nombre).cursor ?? undefined;
  return (await latestCursor(channel, known, signal)).cursor;
}
