import { MesaError } from "../errors/mesa-error.ts";
import type { FormFacts } from "../forms/form.ts";
import { unknownProfile } from "../forms/unknown-value.ts";
import type { Translator } from "../i18n/translator.ts";
import { isPractice } from "../ports/channel-capabilities.ts";
import { practiceProfile, type Profile } from "../ports/profile-store.ts";
import type { SessionStore } from "../ports/session.ts";
import type { TreeNode } from "./command-entry.ts";
import type { Context, DeskConnection, RunningDesk } from "./context.ts";
import { Conversation, type Modes } from "./conversation.ts";

/** What a command may need to know of the whole program. */
export interface Frame {
  /** Every command, in the order of the help. */
  readonly commands: readonly TreeNode[];
  /**
   * Sets up a first profile by asking for it.
   *
   * @throws MesaError `sin-perfil` where nobody can answer, or nobody wants to
   */
  readonly offerProfile: (call: Call) => Promise<Profile>;
  /** What `mesa esquema` answers, by subject and language, where the build has written it down. */
  readonly writtenSchema?: (name: string) => Readonly<Record<string, unknown>> | undefined;
}

/** A profile's desk and who is told when it asks for less. */
interface OpenDesk {
  readonly connection: Promise<DeskConnection>;
  readonly listeners: Set<() => void>;
}

/**
 * One run of one command: the context, the conversation with the user, the profile it speaks for
 * and the desks it has opened.
 */
export class Call extends Conversation {
  readonly frame: Frame;
  readonly context: Context;
  #profile: Profile | undefined;
  readonly #desks = new Map<string, OpenDesk>();
  #practiceDesk: RunningDesk | undefined;

  constructor(frame: Frame, context: Context, translator: Translator, modes: Modes) {
    super(context, translator, modes);
    this.frame = frame;
    this.context = context;
  }

  /** What forms are judged by: the time, and the catalogues with the user's own entries. */
  async formFacts(): Promise<FormFacts> {
    const { clock, catalogs } = this.context;
    return { now: clock(), catalogs: await catalogs() };
  }

  /** The sessions kept on this machine. */
  sessions(): Promise<SessionStore> {
    return this.context.sessions(this.askPhrase);
  }

  /**
   * The profile named by flag, draft, environment, project file or settings, in this order; the
   * same one for the whole run. Without one nothing is guessed, nor in CI where there are several.
   * Says so when it is the practice desk.
   *
   * @param ofDraft  the profile that a draft was begun for
   * @throws MesaError `sin-perfil` where none can be made, `perfil-desconocido`, `perfil-ambiguo`
   */
  async profile(ofDraft?: string): Promise<Profile> {
    if (this.#profile === undefined) {
      this.#profile = await this.#findProfile({ offers: true, ofDraft });
      if (isPractice(this.#profile.canal)) this.note(this.translator.t("practica.aviso"));
    }
    return this.#profile;
  }

  /** Whether the profile in use is the practice desk's. */
  get isPractice(): boolean {
    return this.#profile !== undefined && isPractice(this.#profile.canal);
  }

  /** The same, for a command that only looks: no profile is set up, and nothing is said. */
  async profileWithoutOffer(): Promise<Profile> {
    this.#profile ??= await this.#findProfile({ offers: false, ofDraft: undefined });
    return this.#profile;
  }

  async #findProfile({
    offers,
    ofDraft,
  }: {
    readonly offers: boolean;
    readonly ofDraft: string | undefined;
  }): Promise<Profile> {
    const { preferences, settings } = this.context;
    const profiles = await this.context.profiles();
    const preferred = preferences().get("perfil");
    const name = this.modes.perfil ?? ofDraft ?? preferred.value;
    const guessed = name === preferred.value && preferred.origin === "configuracion";
    if (name !== undefined && settings.ci && guessed && (await profiles.list()).length > 2) {
      throw new MesaError("perfil-ambiguo", { params: { perfil: name } });
    }
    if (name !== undefined) return await this.profileNamed(name);
    if (!offers) throw new MesaError("sin-perfil");
    return await this.frame.offerProfile(this);
  }

  /** @throws MesaError `perfil-desconocido` */
  async profileNamed(name: string): Promise<Profile> {
    const profiles = await this.context.profiles();
    const found = await profiles.find(name);
    if (found !== undefined) return found;
    if (name === practiceProfile.nombre) return practiceProfile;
    throw unknownProfile(name, [...(await profiles.list()), practiceProfile]);
  }

  /**
   * The profile's desk, opened once per command and closed at its end.
   *
   * @param onPressure  called from now on whenever the desk asks for less
   */
  async connect(onPressure?: () => void): Promise<DeskConnection> {
    return await this.connectTo(await this.profile(), onPressure);
  }

  /** The same for another profile's desk. */
  connectTo(profile: Profile, onPressure?: () => void): Promise<DeskConnection> {
    const desk = this.#desks.get(profile.nombre) ?? this.#openDesk(profile);
    this.#desks.set(profile.nombre, desk);
    if (onPressure !== undefined) desk.listeners.add(onPressure);
    return desk.connection;
  }

  #openDesk(profile: Profile): OpenDesk {
    const listeners = new Set<() => void>();
    const pressed = (): void => {
      for (const listener of listeners) listener();
    };
    const connection = this.context.connect(profile, { ...this.connectHooks, pressed });
    return { connection, listeners };
  }

  /** The practice desk with its official's side, in this process until the command ends. */
  async practiceDesk(): Promise<RunningDesk> {
    this.note(this.translator.t("practica.aviso"));
    this.#practiceDesk ??= await this.context.startDesk({ port: 0 });
    return this.#practiceDesk;
  }

  async close(): Promise<void> {
    for (const { connection } of this.#desks.values()) {
      // Whoever asked for one that could not be opened has got the error.
      const [opened] = await Promise.allSettled([connection]);
      if (opened.status === "fulfilled") await opened.value.close();
    }
    await this.#practiceDesk?.close();
  }
}
