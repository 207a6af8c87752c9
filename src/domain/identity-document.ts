import { oddCharacters } from "./invisible.ts";

/** Why a text is not an identity document; the code of a message `problema.<code>`. */
export interface IdentityError {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type CheckedIdentity =
  | {
      readonly kind: "cedula" | "ruc" | "pasaporte";
      /** In capitals, without spaces, dots and dashes. */
      readonly value: string;
      /** `ruc-digito`: the check digit is wrong, which no longer proves a mistake. */
      readonly warning?: "ruc-digito";
    }
  | { readonly error: IdentityError };

/**
 * Recognises a cédula (10 digits), a RUC (13 digits) or a passport (with letters) and checks it by its
 * own rules. The check digit of a cédula must be right. That of a RUC is only checked for natural
 * persons, as a warning: SRI states that those of companies and public bodies (third digit 9 or 6)
 * no longer follow an algorithm.
 */
export function checkIdentity(text: string): CheckedIdentity {
  const value = text.toUpperCase().replace(/[\s.-]/g, "");
  if (!/^\d+$/.test(value)) {
    if (/^[A-Z0-9]{5,20}$/.test(value)) return { kind: "pasaporte", value };
    const letras = oddCharacters(value);
    const causa = letras === "" ? "identificacion-signos" : "identificacion-letras";
    return { error: { code: "identificacion-formato", params: { valor: text, causa, letras } } };
  }
  if (value.length === 10) return checkCedula(value);
  if (value.length === 13) return checkRuc(value);
  return {
    error: { code: "identificacion-longitud", params: { valor: text, digitos: value.length } },
  };
}

function checkCedula(value: string): CheckedIdentity {
  const params = { valor: value };
  if (!isProvince(value)) return { error: { code: "cedula-provincia", params } };
  if (Number(value[2]) > 6) return { error: { code: "cedula-tercer-digito", params } };
  if (!hasCedulaDigit(value)) return { error: { code: "cedula-digito", params } };
  return { kind: "cedula", value };
}

function checkRuc(value: string): CheckedIdentity {
  const params = { valor: value };
  if (!isProvince(value)) return { error: { code: "ruc-provincia", params } };
  const kind = Number(value[2]);
  if (kind === 7 || kind === 8) return { error: { code: "ruc-tercer-digito", params } };
  const establishment = kind === 6 ? value.slice(9) : value.slice(10);
  if (/^0+$/.test(establishment)) return { error: { code: "ruc-establecimiento", params } };
  const natural = kind < 6;
  return natural && !hasCedulaDigit(value)
    ? { kind: "ruc", value, warning: "ruc-digito" }
    : { kind: "ruc", value };
}

/** Whether the first two digits are a province: 01–24, or 30 for Ecuadorians registered abroad. */
function isProvince(value: string): boolean {
  const province = Number(value.slice(0, 2));
  return (province >= 1 && province <= 24) || province === 30;
}

/** Whether the tenth digit is right: modulus 10 over nine digits with weights 2, 1, 2 … (Registro Civil). */
function hasCedulaDigit(value: string): boolean {
  let sum = 0;
  for (let index = 0; index < 9; index += 1) {
    const product = Number(value[index]) * (index % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return (10 - (sum % 10)) % 10 === Number(value[9]);
}
