import type { HolidayChanges, HolidayOf } from "../domain/office-time.ts";

/** A public holiday: its date by law and the day off, both `AAAA-MM-DD`. */
export interface Holiday {
  readonly nombre: string;
  readonly fecha: string;
  readonly observado: string;
}

const msPerDay = 86_400_000;

/** Days of the week as `Date` counts them. */
const [sunday, tuesday, wednesday, thursday, friday, saturday] = [0, 2, 3, 4, 5, 6] as const;

/**
 * Ecuador's public holidays of a year, moved where the law moves them to make a long weekend: Ley
 * Orgánica Reformatoria a la LOSEP y al Código del Trabajo (R.O. Suplemento 906, 20 December 2016),
 * in force since 2017.
 */
export function publicHolidays(year: number): readonly Holiday[] {
  const on = (month: number, day: number): number => Date.UTC(year, month - 1, day);
  const easter = easterSunday(year);
  const fixed = (nombre: string, day: number): Holiday => holiday(nombre, day, offWeekend(day));
  const movable = (nombre: string, day: number): Holiday => holiday(nombre, day, moved(day));
  const bound = (nombre: string, days: number): Holiday =>
    holiday(nombre, easter - days * msPerDay, easter - days * msPerDay);
  const [souls, cuenca] = movedPair(on(11, 2));
  return [
    fixed("Año Nuevo", on(1, 1)),
    bound("Carnaval (lunes)", 48),
    bound("Carnaval (martes)", 47),
    bound("Viernes Santo", 2),
    movable("Día del Trabajo", on(5, 1)),
    movable("Batalla de Pichincha", on(5, 24)),
    movable("Primer Grito de Independencia", on(8, 10)),
    movable("Independencia de Guayaquil", on(10, 9)),
    holiday("Día de los Difuntos", on(11, 2), souls),
    holiday("Independencia de Cuenca", on(11, 3), cuenca),
    fixed("Navidad", on(12, 25)),
  ];
}

/** Returns a function that finds the holiday observed on a day. Each year is computed once. */
export function holidayFinder(changes: HolidayChanges): HolidayOf {
  const years = new Map<string, ReadonlyMap<string, string>>();
  const yearOf = (year: string): ReadonlyMap<string, string> => {
    const known = years.get(year);
    if (known !== undefined) return known;
    // A New Year's Day on a Saturday is observed in the year before.
    const near = [Number(year), Number(year) + 1].flatMap(publicHolidays);
    const made = new Map(near.map(({ observado, nombre }) => [observado, nombre]));
    years.set(year, made);
    return made;
  };
  return (day) => {
    if (changes.laborables.includes(day)) return undefined;
    return changes.feriados[day] ?? yearOf(day.slice(0, 4)).get(day);
  };
}

function holiday(nombre: string, fecha: number, observado: number): Holiday {
  return { nombre, fecha: dayOf(fecha), observado: dayOf(observado) };
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function weekday(instant: number): number {
  return new Date(instant).getUTCDay();
}

function offWeekend(day: number): number {
  if (weekday(day) === saturday) return day - msPerDay;
  return weekday(day) === sunday ? day + msPerDay : day;
}

function moved(day: number): number {
  switch (weekday(day)) {
    case tuesday:
      return day - msPerDay;
    case wednesday:
      return day + 2 * msPerDay;
    case thursday:
      return day + msPerDay;
    default:
      return offWeekend(day);
  }
}

/**
 * The observed days of two consecutive holidays, moved to make one long weekend.
 *
 * @param first  the date of the first holiday
 */
function movedPair(first: number): readonly [number, number] {
  const second = first + msPerDay;
  switch (weekday(first)) {
    case tuesday:
    case friday:
      return [first, first - msPerDay];
    case wednesday:
    case sunday:
      return [second + msPerDay, second];
    case saturday:
      return [first - msPerDay, second + msPerDay];
    default:
      return [first, second];
  }
}

/** Anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): number {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1);
}
