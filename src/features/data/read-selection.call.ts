import { readAge } from "../../domain/age.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { isOfPractice } from "../../ports/profile-store.ts";
import type { SharedSelection } from "../../ports/firm.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";

/**
 * What is to be purged. With the profile goes the address of its mailbox: by it a firm keeps what was
 * read there.
 *
 * @throws MesaError `sin-seleccion` without any condition: an omission must not purge everything
 */
export async function readSelection(input: Input, call: Call): Promise<SharedSelection> {
  const { context, modes } = call;
  const age = input.text("antes_de");
  const before = age === undefined ? undefined : readAge(age, context.clock());
  if (age !== undefined && before === undefined) {
    const params = { bandera: "--antes-de", valor: age, esperado: "edad" };
    throw new MesaError("valor-invalido", { params });
  }
  const [identificacion, ticket] = [input.text("identificacion"), input.text("ticket")];
  const { perfil } = modes;
  if ([before, identificacion, ticket, perfil].every((one) => one === undefined)) {
    throw new MesaError("sin-seleccion");
  }
  return {
    ...(before !== undefined && { before }),
    ...(identificacion !== undefined && { identificacion }),
    ...(ticket !== undefined && { ticket }),
    ...(perfil !== undefined && { perfil }),
    ...(await mailboxOf(perfil, call)),
  };
}

/** True for a selection of a practice profile: a firm's journal has nothing of it. */
export async function isOnlyHere({ perfil }: SharedSelection, { context }: Call): Promise<boolean> {
  return perfil !== undefined && (await isOfPractice(perfil, await context.profiles()));
}

async function mailboxOf(
  perfil: string | undefined,
  { context }: Call,
): Promise<Pick<SharedSelection, "buzon">> {
  const profile = perfil === undefined ? undefined : await (await context.profiles()).find(perfil);
  return profile?.buzon === undefined ? {} : { buzon: profile.buzon.direccion };
}
