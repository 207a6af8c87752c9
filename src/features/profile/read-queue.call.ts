import { MesaError } from "../../errors/mesa-error.ts";
import type { QueueReader } from "../../ports/channel.ts";
import type { Credentials } from "../../ports/session.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { proposeFields, type FieldProposal } from "./propose-fields.ts";
import { askCredentials } from "../session/ask-credentials.call.ts";
import type { Call } from "../../app/call.ts";
import type { Conversation } from "../../app/conversation.ts";
import { checkProfile, type ProfileDraft } from "./profile-draft.call.ts";
import { mappableFields } from "./rt-profile.call.ts";

/**
 * What flags left open of a profile for Request Tracker is read from the desk itself: the queue,
 * its fields, and who is signed in. On a terminal the proposal is shown and may be changed.
 *
 * @throws MesaError `cola-sin-clave` where a queue has no field for the key
 */
export async function readQueue(draft: ProfileDraft, call: Call): Promise<ProfileDraft> {
  const { cola, campo_clave, solicitante } = draft.rt;
  const open = [cola, campo_clave, solicitante].some((one) => one === undefined);
  const { profile, problems } = checkProfile(draft, await call.context.catalogs());
  if (draft.canal !== "rt" || !open || problems.some(({ field }) => field === "url")) return draft;
  const { signal } = call.context;
  const connection = await call.context.connect(profile, {
    ...call.connectHooks,
    pressed: () => {},
  });
  try {
    const session = await connection.signIn.signIn(await credentials(draft, call), signal);
    const reader = connection.queues?.(session.token);
    if (reader === undefined) return draft;
    const chosen = cola ?? (await chooseQueue(reader, call));
    const names = await reader.fields(chosen, signal);
    const proposal = { ...proposeFields(names), ...(campo_clave !== undefined && { campo_clave }) };
    const { campo_clave: key, campos } = await agree(
      { ...proposal, campos: { ...proposal.campos, ...draft.rt.campos } },
      { cola: chosen, names },
      call,
    );
    const rt = {
      cola: chosen,
      campo_clave: key,
      solicitante: solicitante ?? session.usuario,
      campos,
      estados: draft.rt.estados,
    };
    return { ...draft, usuario: draft.usuario ?? session.usuario, rt };
  } finally {
    await connection.close();
  }
}

/** A token from the environment serves as a password does. */
function credentials({ usuario }: ProfileDraft, call: Call): Promise<Credentials> {
  const { token, usuario: given } = call.context.settings;
  const user = given ?? usuario;
  if (token !== undefined) {
    return Promise.resolve({ ruc: undefined, usuario: user ?? "", contrasena: token });
  }
  // RT knows no RUC: an empty one keeps it from being asked for.
  return askCredentials({ ruc: "", usuario: user, contrasena: undefined }, call);
}

/** @throws MesaError `sin-terminal` where there are several and nobody can choose */
async function chooseQueue(reader: QueueReader, call: Call): Promise<string> {
  const queues = await reader.queues(call.context.signal);
  const [first, ...others] = queues;
  if (first === undefined) throw new MesaError("no-existe", { params: { nombre: "cola" } });
  if (others.length === 0) return first.nombre;
  if (!call.asks) {
    const dato = `cola (${queues.map(({ nombre }) => nombre).join(", ")})`;
    throw new MesaError("sin-terminal", { params: { dato, bandera: "--cola" } });
  }
  const choices = queues.map(({ nombre, descripcion }) => ({
    value: nombre,
    name: neutralizeLine(descripcion === "" ? nombre : `${nombre}: ${descripcion}`),
  }));
  return await call.prompter.choose({ message: call.translator.t("rt.cola") }, choices);
}

interface QueueFacts {
  readonly cola: string;
  readonly names: readonly string[];
}

/** Shows the proposal; whoever does not agree says for each field of the queue what it is for. */
async function agree(
  { campo_clave, campos }: FieldProposal,
  { cola, names }: QueueFacts,
  conversation: Conversation,
): Promise<FieldProposal & { readonly campo_clave: string }> {
  const { t } = conversation.translator;
  const pairs = Object.entries({
    ...campos,
    ...(campo_clave !== undefined && { clave: campo_clave }),
  });
  conversation.note(t("rt.propuesta", { cola: neutralizeLine(cola) }));
  for (const [field, custom] of pairs) conversation.note(`  ${field} → ${neutralizeLine(custom)}`);
  const agreed =
    !conversation.asks || (await conversation.prompter.confirm(t("rt.de-acuerdo"), true));
  if (agreed && campo_clave !== undefined) return { campo_clave, campos };
  if (agreed && !conversation.asks) throw new MesaError("cola-sin-clave", { params: { cola } });
  const chosen = new Map<string, string>();
  for (const name of names) {
    const left = ["clave", ...mappableFields].filter((one) => !chosen.has(one));
    const choices = ["", ...left].map((value) => ({ value, name: value || t("rt.ninguno") }));
    const before = pairs.find(([, custom]) => custom === name)?.[0];
    const message = t("rt.campo", { campo: neutralizeLine(name) });
    const field = await conversation.prompter.choose({ message, initial: before }, choices);
    if (field !== "") chosen.set(field, name);
  }
  const { clave, ...others } = Object.fromEntries(chosen);
  if (clave === undefined) throw new MesaError("cola-sin-clave", { params: { cola } });
  return { campo_clave: clave, campos: others };
}
