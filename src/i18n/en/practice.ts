export const practice = {
  "demo.titulo": "The whole procedure of the service desk, on a practice desk",
  "demo.subtitulo":
    "All of it happens on this machine, against a real server on loopback; nothing leaves it.",
  "demo.quien.operador": "Operator",
  "demo.quien.funcionario": "Official",
  "demo.quien.mesa": "Desk",
  "demo.sesion": "Signs in with RUC, user and password, those of Ecuapass: {nombre}.",
  "demo.incidente":
    "Reports an incident: {capturas} captures become one PDF. Gets ticket {numero}, routed by itself to the {unidad}.",
  "demo.toma": "{funcionario} takes the case and analyses it.",
  "demo.responde": "Answers: “{texto}”",
  "demo.disiente":
    "Does not agree: a case is not reopened, another ticket is registered. {numero} is born, which follows {anterior}.",
  "demo.toma-segundo": "Takes the second ticket and sees the whole chain.",
  "demo.responde-segundo": "Answers: “{texto}”",
  "demo.conforme": "Agrees: ticket {numero} ends.",
  "demo.consulta": "Asks about a process: ticket {numero}, for the {unidad}.",
  "demo.responde-consulta": "Answers the consultation: “{texto}”",
  "demo.fin": "{tickets} tickets registered, each exactly once.",
  "demo.siga": "Your turn:",
} as const;
