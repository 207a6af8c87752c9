import { Secret } from "../../domain/secret.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Firm } from "../../ports/firm.ts";
import type { Call } from "../../app/call.ts";

/** The firm's journal. @throws MesaError `sin-libro` where no setting names one */
export async function requireFirm({ context }: Call): Promise<Firm> {
  const firm = await context.firm();
  if (firm === undefined) throw new MesaError("sin-libro");
  return firm;
}

/**
 * Does something with the firm's journal. On a terminal a password that is not there, or that the
 * server refuses, is asked for, and kept once it has worked.
 *
 * @throws MesaError `libro-…`, `interrumpido`
 */
export async function withPassword<Result>(
  firm: Firm,
  call: Call,
  work: (password: Secret | undefined) => Promise<Result>,
): Promise<Result> {
  const { t } = call.translator;
  try {
    return await work(undefined);
  } catch (error) {
    if (!(error instanceof MesaError) || !call.asks || !askedFor.includes(error.code)) throw error;
  }
  const { user, host, database } = firm.address;
  const typed = await call.prompter.hidden(
    t("libro.contrasena", { usuario: user, servidor: host, base: database }),
  );
  const password = new Secret(typed);
  const result = await work(password);
  const where = await firm.keepPassword(password);
  call.remark(t("libro.contrasena-guardada", { lugar: where }));
  return result;
}

const askedFor: readonly string[] = ["libro-sin-contrasena", "libro-sin-acceso"];
