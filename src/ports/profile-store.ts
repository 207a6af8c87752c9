import { isPractice } from "./channel-capabilities.ts";
import type { ChannelId } from "./channel.ts";
import type { PreferenceKey } from "./preferences.ts";

/** Where in a Request Tracker a request goes, and what of it goes into which field. */
export interface RtSettings {
  /** Name of the queue. */
  readonly cola: string;
  /** Custom field that holds the submission's key: searched before anything is repeated. */
  readonly campo_clave: string;
  /** For whom tickets are registered: the name or address of the very user who signs in. */
  readonly solicitante: string;
  /** Form field (or `tipo`) → custom field of the queue. */
  readonly campos: Readonly<Record<string, string>>;
  /** RT's word for a state → ours, where RT's own life cycle does not fit. */
  readonly estados?: Readonly<Record<string, string>>;
}

/** Data of the operator that a profile fills into every form. */
export interface OperatorDefaults {
  readonly identificacion?: string;
  readonly nombre?: string;
  readonly correo?: string;
  readonly telefono?: string;
  readonly distrito?: string;
  readonly tipo_operador?: string;
}

/**
 * What channels keep in a profile, each under a key of its own. A channel that does adds its key in
 * its own folder, by `declare module`, so that nothing else has to know it.
 */
export interface ChannelSettings {}

/** Who asks, and by which channel. Holds no secret. */
export interface Profile extends ChannelSettings {
  readonly nombre: string;
  readonly canal: ChannelId;
  /** Address of the desk, for channels that have one. */
  readonly url?: string;
  readonly ruc?: string;
  readonly usuario?: string;
  /** The profile, or the channel, by which requests go when the desk is down. */
  readonly canal_alterno?: string;
  readonly operador: OperatorDefaults;
}

/** The user's settings on disk. */
export interface ProfileStore {
  /** @throws MesaError `configuracion-danada`: the file is kept aside, never wiped */
  readonly list: () => Promise<readonly Profile[]>;
  readonly find: (nombre: string) => Promise<Profile | undefined>;
  /** Name of the one in use. */
  readonly current: () => Promise<string | undefined>;
  readonly save: (profile: Profile) => Promise<void>;
  /** Uses this profile from now on; `undefined`: none any more. */
  readonly use: (nombre: string | undefined) => Promise<void>;
  readonly remove: (nombre: string) => Promise<void>;
  /** Sets one of the user's own settings, or takes it back. */
  readonly put: (key: PreferenceKey, value: string | undefined) => Promise<void>;
}

/** The profile that is always there and needs no setting up. */
export const practiceProfile: Profile = { nombre: "practica", canal: "practica", operador: {} };

/** Whether a profile sends to the practice desk; false for one that is not there. */
export async function isOfPractice(
  perfil: string,
  profiles: Pick<ProfileStore, "find">,
): Promise<boolean> {
  const own = await profiles.find(perfil);
  return own === undefined ? perfil === practiceProfile.nombre : isPractice(own.canal);
}
