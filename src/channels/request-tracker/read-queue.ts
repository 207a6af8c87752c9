import { MesaError } from "../../errors/mesa-error.ts";
import type { LookUpTools } from "../../forms/channel-profile.ts";
import type { QueueReader } from "../../ports/channel.ts";
import { proposeFields, type FieldProposal } from "./propose-fields.ts";

/** A queue, the field of it that takes the key, and form field → field of the queue. */
interface QueueUse {
  readonly cola: string;
  readonly campo_clave: string;
  readonly campos: Readonly<Record<string, string>>;
}

/**
 * Proposes a queue and what its fields are for, from what the desk says of them. On a terminal the
 * proposal is shown and may be changed.
 *
 * @param given     what is known already and stays
 * @param mappable  the form fields that may go into a field of the queue
 * @throws MesaError `cola-sin-clave` where a queue has no field for the key; `sin-terminal` where
 *   there are several queues and nobody can choose
 */
export async function readQueue(
  queues: QueueReader,
  given: { readonly [Key in keyof QueueUse]: QueueUse[Key] | undefined },
  mappable: readonly string[],
  tools: LookUpTools,
): Promise<QueueUse> {
  const cola = given.cola ?? (await chooseQueue(queues, tools));
  const names = await queues.fields(cola, tools.signal);
  const proposal = proposeFields(names);
  const wanted = {
    campo_clave: given.campo_clave ?? proposal.campo_clave,
    campos: { ...proposal.campos, ...given.campos },
  };
  return { cola, ...(await agree(wanted, { cola, names, mappable }, tools)) };
}

async function chooseQueue(queues: QueueReader, tools: LookUpTools): Promise<string> {
  const found = await queues.queues(tools.signal);
  const [first, ...others] = found;
  if (first === undefined)
    throw new MesaError("no-existe", {
      params: { nombre: "cola", orden: "mesa perfil crear --canal rt" },
    });
  if (others.length === 0) return first.nombre;
  if (!tools.asks) {
    const dato = `cola (${found.map(({ nombre }) => nombre).join(", ")})`;
    throw new MesaError("sin-terminal", { params: { dato, bandera: "--cola" } });
  }
  const choices = found.map(({ nombre, descripcion }) => ({
    value: nombre,
    name: tools.neutralize(descripcion === "" ? nombre : `${nombre}: ${descripcion}`),
  }));
  return await tools.prompter.choose({ message: tools.translator.t("rt.cola") }, choices);
}

interface QueueFacts {
  readonly cola: string;
  readonly names: readonly string[];
  readonly mappable: readonly string[];
}

/** Shows the proposal; who does not agree says for each field of the queue what it is for. */
async function agree(
  { campo_clave, campos }: FieldProposal,
  { cola, names, mappable }: QueueFacts,
  tools: LookUpTools,
): Promise<Omit<QueueUse, "cola">> {
  const { translator, prompter, neutralize } = tools;
  const { t } = translator;
  const pairs = Object.entries({
    ...campos,
    ...(campo_clave !== undefined && { clave: campo_clave }),
  });
  tools.note(t("rt.propuesta", { cola: neutralize(cola) }));
  for (const [field, custom] of pairs) tools.note(`  ${field} → ${neutralize(custom)}`);
  const agreed = !tools.asks || (await prompter.confirm(t("rt.de-acuerdo"), true));
  if (agreed && campo_clave !== undefined) return { campo_clave, campos };
  if (agreed && !tools.asks) throw new MesaError("cola-sin-clave", { params: { cola } });
  const chosen = new Map<string, string>();
  for (const name of names) {
    const left = ["clave", ...mappable].filter((one) => !chosen.has(one));
    const choices = ["", ...left].map((value) => ({ value, name: value || t("rt.ninguno") }));
    const before = pairs.find(([, custom]) => custom === name)?.[0];
    const message = t("rt.campo", { campo: neutralize(name) });
    const field = await prompter.choose({ message, initial: before }, choices);
    if (field !== "") chosen.set(field, name);
  }
  const { clave, ...others } = Object.fromEntries(chosen);
  if (clave === undefined) throw new MesaError("cola-sin-clave", { params: { cola } });
  return { campo_clave: clave, campos: others };
}
