export const wording = {
  "advertencia.texto-corto":
    "The text is very short ({caracteres} characters); tell what you did, what happened, what you expected.",
  "advertencia.texto-largo":
    "The text is very long ({caracteres} characters); the desk asks for a succinct account.",
  "advertencia.texto-mayusculas": "The text is nearly all capitals; small letters read better.",
  "advertencia.texto-repetido":
    "The text repeats itself; check whether it was pasted several times.",
  "advertencia.sin-suceso":
    "It does not say what happened; tell what the system did (showed a message, closed, did not save …).",
  "advertencia.sin-resultado-esperado":
    "It does not say what you expected; add, for instance, that the declaration should have been sent.",
  "advertencia.sin-pregunta": "It does not say what is asked; end with a clear question.",
} as const;
