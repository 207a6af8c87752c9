import { procedure } from "../catalogs/procedure.ts";
import { guayaquilClock } from "../domain/guayaquil-time.ts";
import type { Attendance } from "../domain/office-time.ts";
import type { Translator } from "../i18n/translator.ts";

const msPerDay = 86_400_000;

/** Whether somebody answers the telephone now, and until or from when: `abre el lunes 30 de noviembre a las 08h00`. */
export function attendanceLine(
  { open, until, holiday }: Attendance,
  now: Date,
  { t, language }: Translator,
): string {
  const { day, time } = guayaquilClock(until);
  const hour = time.slice(0, 5);
  // The official page writes 08h00.
  const hora = language === "es" ? hour.replace(":", "h") : hour;
  const params = { telefono: procedure.telefono, hora };
  if (open) return t("atencion.abierta", params);
  const today = guayaquilClock(now).day;
  const why = holiday === undefined ? "" : `${t("atencion.feriado", { feriado: holiday })} `;
  if (day === today) return why + t("atencion.abre-hoy", params);
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = t("semana.dias").split("|")[date.getUTCDay()] ?? "";
  const month = t("mes.nombres").split("|")[date.getUTCMonth()] ?? "";
  const near = date.getTime() - Date.parse(`${today}T00:00:00Z`) === msPerDay;
  const when = { ...params, dia: weekday, fecha: date.getUTCDate(), mes: month };
  return why + (near ? t("atencion.abre-manana", when) : t("atencion.abre", when));
}
