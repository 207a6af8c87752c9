export const identity = {
  "problema.identificacion-formato": "«{valor}» no es una cédula, un RUC ni un pasaporte: {causa}.",
  "causa.identificacion-signos": "el pasaporte lleva de 5 a 20 letras y dígitos",
  "causa.identificacion-letras":
    "lleva {letras}, y solo van cifras o letras de la A a la Z sin tildes",
  "problema.identificacion-longitud":
    "«{valor}» tiene {digitos:dígito|dígitos}; la cédula lleva 10 y el RUC, 13.",
  "problema.cedula-provincia":
    "la cédula {valor} empieza con una provincia que no existe (01 a 24, o 30).",
  "problema.cedula-tercer-digito":
    "el tercer dígito de la cédula {valor} no es válido (debe ser de 0 a 6).",
  "problema.cedula-digito":
    "el dígito verificador de la cédula {valor} no corresponde; revise que ningún dígito esté cambiado.",
  "problema.ruc-largo": "«{valor}» no es un RUC: un RUC tiene 13 dígitos.",
  "problema.ruc-provincia":
    "el RUC {valor} empieza con una provincia que no existe (01 a 24, o 30).",
  "problema.ruc-tercer-digito":
    "el tercer dígito del RUC {valor} no es válido (0 a 5, persona natural; 6, pública; 9, sociedad).",
  "problema.ruc-establecimiento":
    "el RUC {valor} termina en el establecimiento 000; el primero es 001.",
  "advertencia.ruc-digito":
    "El dígito verificador del RUC {valor} no corresponde al de una cédula. No siempre es un error, pero revíselo.",
} as const;
