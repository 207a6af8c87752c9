export const practice = {
  "demo.titulo": "El trámite completo de la Mesa de Servicios, en una mesa de práctica",
  "demo.subtitulo": "Todo sucede en este equipo, con un servidor real y local; nada sale de él.",
  "demo.quien.operador": "Operador",
  "demo.quien.funcionario": "Funcionario",
  "demo.quien.mesa": "Mesa",
  "demo.sesion": "Inicia sesión con el RUC, el usuario y la contraseña de Ecuapass: {nombre}.",
  "demo.incidente":
    "Reporta un incidente: sus {capturas} capturas se reúnen en un solo PDF. Recibe el ticket {numero}, que pasa automáticamente a la {unidad}.",
  "demo.toma": "{funcionario} toma el caso y lo analiza.",
  "demo.responde": "Responde: «{texto}»",
  "demo.disiente":
    "No está conforme: el trámite no se reabre, se registra otro ticket. Se crea {numero}, que sigue a {anterior}.",
  "demo.toma-segundo": "Toma el segundo ticket y ve la cadena completa.",
  "demo.responde-segundo": "Responde: «{texto}»",
  "demo.conforme": "Está conforme: el ticket {numero} termina.",
  "demo.consulta": "Hace una consulta sobre un proceso: ticket {numero}, para la {unidad}.",
  "demo.responde-consulta": "Absuelve la consulta: «{texto}»",
  "demo.fin": "{tickets:ticket registrado|tickets registrados}, cada uno una sola vez.",
  "demo.siga": "Ahora usted:",
} as const;
