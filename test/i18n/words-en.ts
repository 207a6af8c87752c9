import type { WordRules } from "./word-rules.ts";

const word = (pattern: string): RegExp => new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, "i");

/** The words and forms of docs/estilo.md that have another one in their place in English. */
export const english: WordRules = {
  forbidden: [
    { pattern: word("(?<!there )(?:is|are|was) no (?!longer|more)\\w+"), instead: "is not a" },
    { pattern: word("no good|no use|won't do"), instead: "is not valid" },
    { pattern: word("mend(?:s|ed)?"), instead: "fix" },
    { pattern: word("papers?"), instead: "document; attachment" },
    { pattern: word("facts?"), instead: "details" },
    { pattern: word("anew|for ever|forever"), instead: "again; permanently" },
    { pattern: word("if not (?:said|given)|unless told|if left out"), instead: "(default: x)" },
    { pattern: word("left out"), instead: "ignored; excluded" },
    { pattern: word("tells?|told"), instead: "say; report; show" },
    { pattern: word("go(?:es)? on|going on"), instead: "continue" },
    { pattern: word("go(?:es)? out|went out"), instead: "is sent" },
    { pattern: word("what waits|waits to be"), instead: "pending" },
    { pattern: word("in whose name|in the name of"), instead: "on behalf of" },
    { pattern: word("blindly|rescued?|not your fault"), instead: "(no metaphors, no blame)" },
    { pattern: word("telephone"), instead: "phone" },
    { pattern: word("e-mails?"), instead: "email" },
    {
      pattern: word("captures?"),
      instead: "screenshot",
      except: [
        "ci.evidencia",
        "advertencia.captura-pequena",
        "advertencia.reloj-no-se-ve",
        "advertencia.reloj-solo-hora",
      ],
    },
    { pattern: word("sandbox(?! serve)"), instead: "practice desk" },
    { pattern: word("proofs?"), instead: "receipt" },
    { pattern: word("journal|ledger"), instead: "this computer's log" },
    { pattern: word("digest"), instead: "SHA-256" },
    { pattern: word("machines?"), instead: "computer" },
    { pattern: word("firms?"), instead: "company" },
    { pattern: word("refus(?:e|es|ed|al)"), instead: "reject" },
    { pattern: word("alternate"), instead: "fallback" },
    { pattern: word("attentions"), instead: "requests handled" },
    { pattern: word("repeat the command"), instead: "run the command again" },
    { pattern: word("pass phrase"), instead: "passphrase" },
    { pattern: /\b[Uu]ser id\b|\b[Cc]lient id\b/, instead: "ID" },
    { pattern: word("defects?"), instead: "internal error" },
    {
      pattern: word(
        "catalogues?|colou?rs?(?<=ours?)|organisations?|recogni[sz]e[sd]?(?<=is\\w+)|analyses?d?",
      ),
      instead: "American spelling",
    },
    { pattern: /\b(?:can|don|won|doesn|isn|aren|didn)['’]t\b/i, instead: "cannot, do not" },
    { pattern: /’/, instead: "the straight apostrophe" },
    {
      pattern: /\b\d\dh\d\d\b/,
      instead: "08:00",
      except: ["campo.hora.ayuda", "problema.hora-formato"],
    },
    { pattern: /\(e?s\)/, instead: "{n:singular|plural}" },
  ],
  foreignQuotes: /[«»]/,
  pairs: [["“", "”"]],
  countedPlural:
    /\{\w+\} (?:more )?(?:tickets|rows|files|pages|screenshots|requests|messages|errors|months|cells|entries|failures|documents|drafts|complaints|tests)\b/,
  alwaysMany: ["correo.partir", "error.correo-no-cabe", "demo.incidente", "demo.fin"],
  anyLength: /^tramite\.|^comprobante\.|^recibo\.sigue$/,
};
