export const home = {
  "orden.estado":
    "Shows your profile, what is pending and what was answered, without contacting the desk (same as “mesa” alone)",
  "opcion.como":
    "Starts from an earlier request (ticket number, request in the outbox, or draft); date, time and files are given again",
  "como.esperado": "a request of the form “{formulario}”",
  "actualizacion.hay":
    "There is a new version of mesa: {nueva} (this one is {version}). To stop looking for it: “mesa config set actualizaciones no”.",
  "inicio.titulo": "mesa {version} · Service desk of Ecuador's customs",
  "inicio.sesion": "Session",
  "inicio.pendiente": "To be sent",
  "inicio.borradores": "Drafts",
  "inicio.respondidos": "Answered",
  "inicio.atencion": "Office hours",
  "inicio.sin-perfil": "none yet; set one up with “mesa init”",
  "inicio.nada": "none",
  "inicio.hay-pendiente": "{waiting:request|requests}; see “mesa outbox list”",
  "inicio.hay-borradores":
    "{drafts:unfinished form|unfinished forms}; continue with “mesa draft continue”",
  "inicio.hay-respondidos": "{numeros}; read one with “mesa ticket show”",
  "inicio.sesion.none-needed": "not needed",
  "inicio.sesion.none": "not signed in; “mesa auth login”",
  "inicio.sesion.over": "expired; “mesa auth login”",
  "inicio.sesion.abierta": "{nombre}, until {caduca}",
  "inicio.hacer.iniciar": "Set up the first profile: “mesa init”",
  "inicio.hacer.incidente": "Report an incident: “mesa incident create”",
  "inicio.hacer.consulta": "Ask a question: “mesa consultation create”",
  "inicio.hacer.tickets": "See your tickets: “mesa ticket list”",
  "inicio.hacer.demo": "Learn without sending anything: “mesa demo”",
  "inicio.ayuda": "All commands: mesa --help",
} as const;
