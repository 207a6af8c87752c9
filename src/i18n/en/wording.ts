export const wording = {
  "advertencia.texto-corto":
    "The text is very short ({caracteres} characters); say what you did, what happened and what you expected.",
  "advertencia.texto-largo":
    "The text is very long ({caracteres} characters); the desk asks for a concise description.",
  "advertencia.texto-mayusculas": "The text is almost all capitals; mixed case is easier to read.",
  "advertencia.texto-repetido":
    "The text repeats itself; check whether it was pasted more than once.",
  "advertencia.sin-suceso":
    "The text does not say what happened; describe what the system did (showed a message, closed, did not save…).",
  "advertencia.sin-resultado-esperado":
    "The text does not say what you expected; add, for example, that the declaration should have been sent.",
  "advertencia.sin-pregunta": "The text does not ask anything; end with a clear question.",
} as const;
