export const wording = {
  "advertencia.texto-corto":
    "El texto es muy breve ({caracteres:carácter|caracteres}); cuente qué hizo, qué pasó y qué esperaba.",
  "advertencia.texto-largo":
    "El texto es muy largo ({caracteres} caracteres); la mesa pide una redacción sucinta.",
  "advertencia.texto-mayusculas":
    "El texto está casi todo en mayúsculas; en minúsculas se lee mejor.",
  "advertencia.texto-repetido": "El texto se repite; revise si se pegó varias veces.",
  "advertencia.sin-suceso":
    "Falta lo que sucedió; diga qué hizo el sistema (mostró un mensaje, se cerró, no guardó…).",
  "advertencia.sin-resultado-esperado":
    "Falta lo que esperaba; añada, por ejemplo: «Se esperaba que la declaración quedara enviada».",
  "advertencia.sin-pregunta":
    "Falta lo que se pregunta o se solicita; termine con una pregunta clara.",
} as const;
