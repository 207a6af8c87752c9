export const practice = {
  "demo.titulo": "The whole service desk procedure, on a practice desk",
  "demo.subtitulo":
    "Everything happens on this computer, against a real local server; nothing leaves it.",
  "demo.quien.operador": "Operator",
  "demo.quien.funcionario": "Official",
  "demo.quien.mesa": "Desk",
  "demo.sesion": "Signs in with the RUC, user and password used for Ecuapass: {nombre}.",
  "demo.incidente":
    "Reports an incident: {capturas} screenshots become one PDF. Gets ticket {numero}, routed automatically to {unidad}.",
  "demo.toma": "{funcionario} takes the case and reviews it.",
  "demo.responde": "Replies: “{texto}”",
  "demo.disiente":
    "Disagrees: cases are not reopened, so a new ticket is registered. {numero} is created as a follow-up to {anterior}.",
  "demo.toma-segundo": "Takes the second ticket and sees the whole chain.",
  "demo.responde-segundo": "Replies: “{texto}”",
  "demo.conforme": "Agrees: ticket {numero} ends.",
  "demo.consulta": "Asks about a process: ticket {numero}, for the {unidad}.",
  "demo.responde-consulta": "Replies to the consultation: “{texto}”",
  "demo.fin": "{tickets} tickets registered, each exactly once.",
  "demo.siga": "Your turn:",
} as const;
