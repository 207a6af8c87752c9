export const follow = {
  "error.feriados-invalidos": "The file of holidays {archivo} can't be used.",
  "error.feriados-invalidos.sugerencia":
    "It must be a JSON object with «feriados» (day YYYY-MM-DD and its name) and «laborables» (list of days); correct or delete it.",
} as const;
