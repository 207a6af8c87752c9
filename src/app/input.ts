import { parseDay } from "../domain/guayaquil-time.ts";
import { typedValue } from "../domain/typed-value.ts";
import { readDay } from "../domain/read-moment.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { unknownValue } from "../forms/unknown-value.ts";

export type OptionValue = string | boolean | readonly string[] | undefined;

/**
 * What the command line gave to one command. Values are read by name and by kind; a value of the
 * wrong kind is the user's mistake: @throws MesaError `valor-invalido`.
 */
export class Input {
  readonly #options: ReadonlyMap<string, OptionValue>;
  readonly #flags: ReadonlyMap<string, string>;
  readonly operands: readonly string[];

  constructor(
    options: ReadonlyMap<string, OptionValue>,
    flags: ReadonlyMap<string, string>,
    operands: readonly string[],
  ) {
    this.#options = options;
    this.#flags = flags;
    this.operands = operands;
  }

  text(key: string): string | undefined {
    const value = this.#options.get(key);
    return typeof value === "string" ? value : undefined;
  }

  /** The same with one more option given. */
  with(key: string, value: string): Input {
    return new Input(new Map([...this.#options, [key, value]]), this.#flags, this.operands);
  }

  flag(key: string): boolean {
    return this.#options.get(key) === true;
  }

  list(key: string): readonly string[] {
    const value = this.#options.get(key);
    return Array.isArray(value) ? value.map(String) : [];
  }

  operand(position: number): string {
    const value = this.operands[position];
    if (value === undefined) throw new MesaError("argumento-falta", { params: { argumento: "" } });
    return value;
  }

  /** A day in any notation that a form takes, as `AAAA-MM-DD`. */
  day(key: string, now: Date): string | undefined {
    const value = this.text(key);
    const day = value === undefined ? undefined : readDay(value, now)?.day;
    if (value === undefined || (day !== undefined && parseDay(day) !== undefined)) return day;
    throw this.#invalid(key, value, "AAAA-MM-DD, DD/MM/AAAA");
  }

  /**
   * The days of `--desde` and `--hasta`, each undefined where it was left out.
   *
   * @param last  where nothing later than this day can be found, a later beginning is refused
   * @throws MesaError `valor-invalido`, too, for a period that ends before it begins
   */
  period(
    now: Date,
    last?: string,
  ): { readonly desde: string | undefined; readonly hasta: string | undefined } {
    const [desde, hasta] = [this.day("desde", now), this.day("hasta", now)];
    if (desde === undefined) return { desde, hasta };
    if (hasta !== undefined && hasta < desde) {
      throw this.#invalid("hasta", this.text("hasta") ?? hasta, `≥ ${desde}`);
    }
    if (hasta === undefined && last !== undefined && last < desde) {
      throw this.#invalid("desde", this.text("desde") ?? desde, `≤ ${last}`);
    }
    return { desde, hasta };
  }

  whole(key: string, range: { readonly min: number; readonly max: number }): number | undefined {
    const value = this.text(key);
    if (value === undefined) return undefined;
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= range.min && number <= range.max) return number;
    throw this.#invalid(key, value, `${range.min}–${range.max}`);
  }

  /** One of a list: the value itself, or what views show for it in either language. */
  choice<const Choice extends string>(key: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.text(key);
    if (value === undefined) return undefined;
    const found = typedValue(value, choices);
    if (found !== undefined) return found;
    throw unknownValue({ key, shown: this.#flags.get(key) ?? key }, value, choices);
  }

  /** Raw values by option name, as a form takes them; switches are left out. */
  answers(keys: readonly string[]): Record<string, string | readonly string[]> {
    const answers: Record<string, string | readonly string[]> = {};
    for (const key of keys) {
      const value = this.#options.get(key);
      if (value !== undefined && typeof value !== "boolean") answers[key] = value;
    }
    return answers;
  }

  #invalid(key: string, valor: string, esperado: string): MesaError {
    return new MesaError("valor-invalido", {
      params: { bandera: this.#flags.get(key) ?? key, valor, esperado },
      problems: [{ field: key, code: "valor-esperado", params: { valor, esperado } }],
    });
  }
}
