import { officeDay } from "../domain/office-time.ts";
import type { Age } from "../domain/ticket-life.ts";
import type { Translator } from "../i18n/translator.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `45 min`, `5 h`, `3 d 4 h`: the two largest units, rounded down. */
export function formatDuration(milliseconds: number, dayLength = day): string {
  if (milliseconds < hour) return `${Math.floor(milliseconds / minute)} min`;
  const days = Math.floor(milliseconds / dayLength);
  const hours = Math.floor((milliseconds - days * dayLength) / hour);
  if (days === 0) return `${hours} h`;
  return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
}

/** The same in office days, which have nine hours. */
export function formatOfficeDuration(milliseconds: number): string {
  return formatDuration(milliseconds, officeDay);
}

/** On the clock and within office hours: `3 d 4 h (2 d 1 h háb.)`. */
export function formatAge({ elapsed, office }: Age, { t }: Translator): string {
  const habiles = formatOfficeDuration(office);
  return t("edad", { transcurrido: formatDuration(elapsed), habiles });
}
