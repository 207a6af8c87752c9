export const follow = {
  "error.feriados-invalidos": "El archivo de feriados {archivo} no se puede usar.",
  "error.feriados-invalidos.sugerencia":
    "Debe ser un objeto JSON con «feriados» (día AAAA-MM-DD y su nombre) y «laborables» (lista de días); corríjalo o bórrelo.",
} as const;
