/** Headers by which `mesa` knows its own messages again. */
export const marks = {
  /** The submission's id. */
  request: "X-Mesa-Solicitud",
  /** `incidente` or `consulta`. */
  kind: "X-Mesa-Tipo",
  /** `2/3`: the second of three messages. */
  part: "X-Mesa-Parte",
  /** The caller's own key, where it is not the submission's id. */
  key: "X-Mesa-Clave",
  /** The ticket with whose answer the operator did not agree. */
  follows: "X-Mesa-Sigue-A",
  /** On what is written to a ticket: the submission that it belongs to. */
  reply: "X-Mesa-Respuesta",
  /** `conforme`: the operator agrees. */
  action: "X-Mesa-Accion",
} as const;
