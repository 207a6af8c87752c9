import type { WordRules } from "./word-rules.ts";

/** A word of Spanish between what is no letter: \b takes letters with an accent for the end of a word. */
const word = (pattern: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${pattern})(?![\\p{L}\\p{N}_-])`, "iu");

/** The words of docs/estilo.md that have another one in their place. */
export const spanish: WordRules = {
  forbidden: [
    {
      pattern: word("orden|órdenes"),
      instead: "comando",
      // The order of captures and steps.
      except: [
        "capturas.orden",
        "capturas.nuevo-orden",
        "campo.capturas.ayuda",
        "campo.pasos.ayuda",
        "argumento.capturas",
      ],
    },
    { pattern: word("línea de [oó]rdenes"), instead: "línea de comandos" },
    { pattern: word("pedidos?"), instead: "solicitud; petición" },
    { pattern: word("sucesos?"), instead: "evento; lo sucedido" },
    { pattern: word("intro"), instead: "Enter" },
    { pattern: word("pulse|pulsar"), instead: "presione" },
    { pattern: word("máquinas?"), instead: "este equipo" },
    { pattern: word("intérpretes?"), instead: "shell" },
    {
      pattern: word("gui[oó]n|guiones"),
      instead: "script",
      // The character.
      except: ["problema.entrada-id", "problema.perfil-nombre"],
    },
    { pattern: word("por omisión|si no se (?:dice|da)"), instead: "(x si se omite)" },
    { pattern: word("no sirven?"), instead: "no es válido", except: ["error.alterno-no-sirve"] },
    { pattern: word("libros?"), instead: "registro de envíos; archivo de Excel" },
    { pattern: word("huellas?|digestos?"), instead: "SHA-256" },
    { pattern: word("tal cual"), instead: "tal como lo escribió; sin cambios" },
    { pattern: word("esperan? por"), instead: "está pendiente de envío" },
    { pattern: word("idempotencia"), instead: "clave de envío" },
    { pattern: word("culpa"), instead: "(nada)" },
    { pattern: word("a ciegas|rescat\\p{L}+"), instead: "(sin metáforas)" },
    { pattern: word("recibos?|constancias?"), instead: "comprobante" },
    { pattern: word("defectos?"), instead: "error interno" },
    { pattern: word("terminó mal|fallos?|averías?"), instead: "falla" },
    { pattern: word("disconformidad"), instead: "inconformidad" },
    { pattern: word("completaciones"), instead: "autocompletado" },
    {
      pattern: /(?<![\p{L}-])clave(?! de envío)(?!s?\p{L})/iu,
      instead: "clave de envío; contraseña; archivo de llave; ajuste",
      // The column of the table, and the name that Ecuapass gives its own procedure.
      except: ["lote.clave-ayuda", "lote.igual-a", "error.cuenta-bloqueada.sugerencia"],
    },
    {
      pattern: /(?<!mesa )bandeja(?! de salida)/iu,
      instead: "bandeja de salida",
      except: ["orden.practica.bandeja"],
    },
    {
      pattern: /(?<!\b(?:[Ee]l|del|al) )SENAE/u,
      instead: "el SENAE, del SENAE, al SENAE",
    },
    { pattern: /\(e?s\)/u, instead: "{n:singular|plural}" },
    { pattern: /\btú\b|\btus?\b|\bpuedes\b|\bquieres\b|\btienes\b/iu, instead: "usted" },
    { pattern: / …(?=[.,;)])/u, instead: "… pegado a la palabra anterior" },
  ],
  foreignQuotes: /[“”]/,
  pairs: [
    ["«", "»"],
    ["¿", "?"],
    ["¡", "!"],
  ],
  countedPlural: /\{\w+\} (?!(?:bytes|veces|más)\b)\p{Ll}+(?:[aeiou]s|[aeiou]nes)\b/u,
  alwaysMany: [
    "remedio.largo",
    "problema.largo",
    "problema.entrada-codigo",
    "advertencia.captura-pequena",
    "advertencia.texto-largo",
    "correo.partir",
    "error.correo-no-cabe",
    "demo.incidente",
  ],
  anyLength: /^tramite\.|^comprobante\.|^recibo\.sigue$/,
};
