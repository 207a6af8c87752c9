import { channelIds, type ChannelId } from "./channel.ts";

/**
 * What one channel can do and another can't. Keys and values are those of the JSON contract; help,
 * `mesa perfil ver`, docs/canales.md, docs/en/channels.md and refusals are made from this table.
 */
export interface Capabilities {
  /** When a ticket has its number: with the receipt, or only with the desk's first answer. */
  readonly numero: "recibo" | "respuesta";
  /** Whether the desk reports the state, or it is deduced from the messages. */
  readonly estado: "informado" | "deducido";
  /** Whether the desk announces changes, has to be polled, or is known by imported messages alone. */
  readonly cambios: "avisados" | "consultados" | "importados";
  /** What keeps a request from being registered twice. */
  readonly una_vez: "clave" | "busqueda" | "buzon" | "operador";
  /** What opens it: nothing, Ecuapass credentials, or an account of the channel's own. */
  readonly ingreso: "ninguno" | "ecuapass" | "propio";
  /** Whether a user of the desk can be created through it. */
  readonly registro: "si" | "no";
  /** Which tickets a list holds: those of the desk, of the mailbox, or of the imported messages. */
  readonly lista: "mesa" | "buzon" | "importados";
  /** What agreement does: the desk ends the case, or is only told. */
  readonly conformidad: "cierra" | "comunica";
  /** How a follow-up is tied to the first ticket: by the desk, or by naming it in the text. */
  readonly seguimiento: "enlazado" | "citado";
  /** Whether a download that was cut off goes on where it stopped, or begins anew. */
  readonly descarga: "continua" | "entera";
}

export const channelCapabilities: Readonly<Record<ChannelId, Capabilities>> = {
  correo: {
    numero: "respuesta",
    estado: "deducido",
    cambios: "avisados",
    una_vez: "buzon",
    ingreso: "propio",
    registro: "no",
    lista: "buzon",
    conformidad: "comunica",
    seguimiento: "citado",
    descarga: "entera",
  },
  entrega: {
    numero: "respuesta",
    estado: "deducido",
    cambios: "importados",
    una_vez: "operador",
    ingreso: "ninguno",
    registro: "no",
    lista: "importados",
    conformidad: "comunica",
    seguimiento: "citado",
    descarga: "entera",
  },
  practica: {
    numero: "recibo",
    estado: "informado",
    cambios: "avisados",
    una_vez: "clave",
    ingreso: "ninguno",
    registro: "si",
    lista: "mesa",
    conformidad: "cierra",
    seguimiento: "enlazado",
    descarga: "continua",
  },
  portal: {
    numero: "recibo",
    estado: "informado",
    cambios: "avisados",
    una_vez: "clave",
    ingreso: "ecuapass",
    registro: "si",
    lista: "mesa",
    conformidad: "cierra",
    seguimiento: "enlazado",
    descarga: "continua",
  },
  rt: {
    numero: "recibo",
    estado: "informado",
    cambios: "consultados",
    una_vez: "busqueda",
    ingreso: "propio",
    registro: "no",
    lista: "mesa",
    conformidad: "cierra",
    seguimiento: "enlazado",
    descarga: "entera",
  },
};

/** What the program itself has to know of a channel; no part of the JSON contract. */
interface ChannelTraits {
  /** Its desk is the one to practise with: nothing that goes there reaches customs. */
  readonly practice: boolean;
  /** Its desk is found by an address that the profile gives. */
  readonly address: boolean;
  /** Requests are files that a person sends. */
  readonly handsOver: boolean;
}

const channelTraits: Readonly<Record<ChannelId, ChannelTraits>> = {
  correo: { practice: false, address: false, handsOver: false },
  entrega: { practice: false, address: false, handsOver: true },
  practica: { practice: true, address: false, handsOver: false },
  portal: { practice: false, address: true, handsOver: false },
  rt: { practice: false, address: true, handsOver: false },
};

/** Whether requests by this channel only go to the desk to practise with. */
export function isPractice(channel: string): boolean {
  return channelIds.some((id) => id === channel && channelTraits[id].practice);
}

/** Whether a person sends what this channel writes. */
export function handsOver(channel: string): boolean {
  return channelIds.some((id) => id === channel && channelTraits[id].handsOver);
}

/** Whether a profile of this channel gives the address of its desk. */
export function hasAddress(channel: ChannelId): boolean {
  return channelTraits[channel].address;
}
