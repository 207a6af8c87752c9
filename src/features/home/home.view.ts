import type { Attendance } from "../../domain/office-time.ts";
import type { Ticket } from "../../domain/ticket.ts";
import { isPractice } from "../../ports/channel-capabilities.ts";
import type { Profile } from "../../ports/profile-store.ts";
import { attendanceLine } from "../../view/attendance-line.ts";
import { factLines } from "../../view/fact-lines.ts";
import { formatTime } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import type { ViewTools } from "../../view/view.ts";

/** What `mesa` alone shows. */
export interface Home {
  readonly version: string;
  readonly profile: Profile | undefined;
  readonly session:
    | { readonly kind: "none-needed" | "none" | "over" }
    | { readonly kind: "open"; readonly nombre: string; readonly caduca: string }
    | undefined;
  /** Requests in the outbox. */
  readonly waiting: number;
  readonly drafts: number;
  /** Copies of tickets that wait for the operator's word, newest first. */
  readonly answered: readonly Ticket[];
  readonly attendance: Attendance;
}

/** Answered tickets whose numbers are shown. */
const maxNumbers = 3;

/** At most 20 lines: who, what waits, what was answered, and four things to do. */
export function homeView(home: Home, tools: ViewTools): readonly string[] {
  const { paint, translator, now } = tools;
  const { t } = translator;
  const { version, profile, waiting, drafts, answered, attendance } = home;
  const numbers = answered.slice(0, maxNumbers).map(({ numero }) => numero);
  const more = answered.length > numbers.length ? " …" : "";
  const known = profile !== undefined;
  return [
    paint.strong(t("inicio.titulo", { version })),
    "",
    ...factLines(
      [
        [t("columna.perfil"), profileText(home, tools)],
        [t("inicio.sesion"), sessionText(home, tools)],
        [
          t("inicio.pendiente"),
          waiting > 0 ? t("inicio.hay-pendiente", { waiting }) : t("inicio.nada"),
        ],
        [
          t("inicio.borradores"),
          drafts > 0 ? t("inicio.hay-borradores", { drafts }) : t("inicio.nada"),
        ],
        [
          t("inicio.respondidos"),
          numbers.length > 0
            ? t("inicio.hay-respondidos", { numeros: neutralizeLine(numbers.join(", ")) + more })
            : known
              ? t("inicio.nada")
              : null,
        ],
        [t("inicio.atencion"), attendanceLine(attendance, now, translator)],
      ],
      tools,
    ),
    "",
    ...(known ? [] : [`  ${t("inicio.hacer.iniciar")}`]),
    `  ${t("inicio.hacer.incidente")}`,
    `  ${t("inicio.hacer.consulta")}`,
    ...(known ? [`  ${t("inicio.hacer.tickets")}`] : []),
    `  ${t("inicio.hacer.demo")}`,
    "",
    paint.dim(t("inicio.ayuda")),
  ];
}

function profileText({ profile }: Home, { translator: { t } }: ViewTools): string {
  if (profile === undefined) return t("inicio.sin-perfil");
  const { nombre, canal, operador } = profile;
  const who = [operador["nombre"], operador["identificacion"]].filter(
    (one) => typeof one === "string" && one !== "",
  );
  const channel = isPractice(canal) ? t("practica.aviso") : canal;
  return [nombre, channel, ...who].join(" · ");
}

function sessionText({ session }: Home, { translator }: ViewTools): string | null {
  const { t } = translator;
  if (session === undefined) return null;
  if (session.kind !== "open") return t(`inicio.sesion.${session.kind}`);
  const { nombre, caduca } = session;
  return t("inicio.sesion.abierta", {
    nombre: neutralizeLine(nombre),
    caduca: formatTime(caduca, { translator }),
  });
}

/** The same for programs. */
export function homeJson({ profile, session, waiting, drafts, answered, attendance }: Home) {
  return {
    perfil: profile === undefined ? null : { nombre: profile.nombre, canal: profile.canal },
    sesion: session?.kind === "open" ? { nombre: session.nombre, caduca: session.caduca } : null,
    por_enviar: waiting,
    borradores: drafts,
    respondidos: answered.map(({ numero }) => numero),
    atencion: { abierta: attendance.open, hasta: attendance.until.toISOString() },
  };
}
