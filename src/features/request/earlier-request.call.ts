import { MesaError } from "../../errors/mesa-error.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import type { RequestForm } from "../../forms/form.ts";
import { entryStates } from "../../ports/ledger.ts";
import type { Profile } from "../../ports/profile-store.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import { fullNumber } from "./full-number.call.ts";

/** What is new each time something happens: it is given or asked for anew. */
const ownOfEach = new Set(["fecha", "hora", "capturas", "adjuntos"]);

/** A request that served as a start. */
interface Earlier {
  readonly tipo: string;
  readonly datos: RawAnswers;
}

/**
 * The answers of the earlier request named by `--como`: a draft, one of the journal, or a ticket; none
 * without that option. Its day, hour and files are left out.
 *
 * @throws MesaError `valor-invalido` for one of another form, `ticket-no-existe`
 */
export async function earlierAnswers(
  form: RequestForm,
  input: Input,
  profile: Profile,
  call: Call,
): Promise<RawAnswers> {
  const name = input.text("como");
  if (name === undefined) return {};
  const { tipo, datos } = await findEarlier(name, profile.nombre, call);
  if (tipo !== form.id) {
    const esperado = call.translator.t("como.esperado", { formulario: form.id });
    throw new MesaError("valor-invalido", {
      params: { bandera: "--como", valor: name, esperado },
    });
  }
  return Object.fromEntries(
    Object.entries(datos).filter(
      ([field]) => !ownOfEach.has(field) && Object.hasOwn(form.schema.shape, field),
    ),
  );
}

async function findEarlier(given: string, perfil: string, call: Call): Promise<Earlier> {
  const { context } = call;
  const drafts = await (await context.drafts()).list();
  const draft = drafts.find(({ id }) => id === given);
  if (draft !== undefined) return { tipo: draft.formulario, datos: draft.respuestas };
  const name = await fullNumber(given, call, false);
  const ledger = await context.ledger();
  const isPart = /^[0-9a-f-]{4,}$/.test(name);
  const alike = async (where: { readonly startsWith?: string; readonly endsWith?: string }) =>
    isPart ? await ledger.list({ estados: entryStates, ...where }) : [];
  const [only, ...others] = [
    ...(await alike({ startsWith: name })),
    ...(await alike({ endsWith: name })),
  ];
  const named = others.length === 0 ? only : undefined;
  const entry = (await ledger.findByTicket(perfil, name)) ?? (await ledger.find(name)) ?? named;
  if (entry !== undefined) return entry;
  const copy = await (await context.ticketCache()).detail(perfil, name);
  if (copy !== undefined) return copy;
  const { channel } = await call.connect();
  return await channel.getTicket(name, context.signal);
}
