export const identity = {
  "problema.identificacion-formato": "“{valor}” is not a cédula, RUC or passport number: {causa}.",
  "causa.identificacion-signos": "a passport has 5 to 20 letters and digits",
  "causa.identificacion-letras":
    "it has {letras}, and only digits or unaccented letters from A to Z are allowed",
  "problema.identificacion-longitud":
    "“{valor}” has {digitos} digits; a cédula has 10 and a RUC 13.",
  "problema.cedula-provincia":
    "cédula {valor} begins with a province that does not exist (01 to 24, or 30).",
  "problema.cedula-tercer-digito":
    "the third digit of cédula {valor} is not valid (must be 0 to 6).",
  "problema.cedula-digito":
    "the check digit of cédula {valor} is wrong; check for a mistyped digit.",
  "problema.ruc-largo": "“{valor}” is not a RUC: a RUC has 13 digits.",
  "problema.ruc-provincia":
    "RUC {valor} begins with a province that does not exist (01 to 24, or 30).",
  "problema.ruc-tercer-digito":
    "the third digit of RUC {valor} is not valid (0 to 5: natural person; 6: public body; 9: company).",
  "problema.ruc-establecimiento": "RUC {valor} ends in establishment 000; the first one is 001.",
  "advertencia.ruc-digito":
    "The check digit of RUC {valor} does not match that of a cédula. This is not always an error, but please check it.",
} as const;
