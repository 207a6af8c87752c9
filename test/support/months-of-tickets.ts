import { guayaquilInstant } from "../../src/domain/guayaquil-time.ts";
import { followedDesk } from "./followed-desk.ts";

const hour = 3_600_000;

/** Hours after which each is answered and ended; null for not at all. */
const lives = [
  ["2026-09-01 09:00", "incidente", 2, 30],
  ["2026-09-04 16:00", "consulta", 65, null],
  ["2026-10-06 10:00", "incidente", 5, 6],
  ["2026-11-10 08:30", "incidente", 26, null],
  ["2026-11-20 11:00", "consulta", null, null],
] as const;

/** A desk on which three months of cases were lived through, and a clock after them. */
export async function monthsOfTickets() {
  let now = new Date();
  const followed = await followedDesk({ clock: () => now });
  const numbers: string[] = [];
  for (const [at, [when, form, answer, end]] of lives.entries()) {
    const [day = "", time = ""] = when.split(" ");
    const created = guayaquilInstant(day, time);
    now = created;
    const event = form === "incidente" ? ["--fecha", "2026-08-31", "--hora", "09:00"] : [];
    const numero = await followed.create(form, `k-${at}`, event);
    numbers.push(numero);
    if (answer === null) continue;
    now = new Date(created.getTime() + answer * hour);
    await followed.official(numero, "respuestas", { texto: "<b>Sí</b> & ya." });
    if (end === null) continue;
    now = new Date(created.getTime() + end * hour);
    await followed.mesa(["ticket", "conforme", numero]);
  }
  now = guayaquilInstant("2026-11-24", "12:00");
  return { ...followed, numbers };
}
