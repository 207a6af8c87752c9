import { MesaError } from "../errors/mesa-error.ts";
import type { Translator } from "../i18n/translator.ts";
import { Secret } from "../domain/secret.ts";
import type { AskPhrase } from "../ports/secret-store.ts";
import type { SessionStore } from "../ports/session-store.ts";
import { isPractice } from "../ports/channel-capabilities.ts";
import { practiceProfile, type Profile } from "../ports/profile-store.ts";
import type { Advice } from "../domain/evidence.ts";
import type { FormFacts } from "../forms/form.ts";
import { describeAdvice } from "../view/describe-advice.ts";
import { formatBytes } from "../view/format-bytes.ts";
import { transferLine } from "../view/transfer-line.ts";
import { wrapText } from "../view/wrap-text.ts";
import type { Prompter } from "../ports/prompter.ts";
import type { Progress } from "../ports/terminal.ts";
import type { TreeNode } from "./command-entry.ts";
import { unknownProfile } from "../forms/unknown-value.ts";
import type {
  Context,
  DeskConnection,
  MaySplit,
  RunningDesk,
  Trace,
  Uploading,
} from "./context.ts";

/** A smaller upload is over before anybody could read how far it is. Bytes. */
const visibleUpload = 512 * 1024;

/** What every command may need to know of the whole program. */
export interface Frame {
  /** Every command, in the order of the help. */
  readonly commands: readonly TreeNode[];
  /**
   * Sets up a first profile by asking for it.
   *
   * @throws MesaError `sin-perfil` where nobody can answer, or nobody wants to
   */
  readonly offerProfile: (call: Call) => Promise<Profile>;
}

export interface CallModes {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** `--sin-preguntas`, or no terminal. */
  readonly silent: boolean;
  readonly perfil: string | undefined;
  /** `--frase`: new secrets are to be encrypted with a pass phrase. */
  readonly phrase: boolean;
}

/** One run of one command: the context, the user's language and the profile it speaks for. */
export class Call {
  readonly frame: Frame;
  readonly context: Context;
  readonly translator: Translator;
  readonly modes: CallModes;
  #profile: Profile | undefined;
  readonly #connections = new Map<string, Promise<DeskConnection>>();
  #desk: RunningDesk | undefined;
  #prompter: Prompter | undefined;
  #preferred: string | undefined;
  #progress: Progress | undefined;

  constructor(frame: Frame, context: Context, translator: Translator, modes: CallModes) {
    this.frame = frame;
    this.context = context;
    this.translator = translator;
    this.modes = modes;
  }

  /** True when a question may be asked. */
  get asks(): boolean {
    return this.context.terminal.interactive && !this.modes.silent;
  }

  /** A line of conversation; machines and `--quiet` are spared it. */
  note(line: string): void {
    const { terminal } = this.context;
    if (this.modes.json || this.modes.quiet) return;
    const lines = terminal.stderrIsTerminal ? wrapText(line, terminal.width) : [line];
    terminal.err(`${lines.join("\n")}\n`);
  }

  /** A line between questions: part of the conversation, whatever the answer's form is. */
  remark(line: string): void {
    const { terminal } = this.context;
    terminal.err(`${wrapText(line, terminal.width).join("\n")}\n`);
  }

  /** Questions in the user's language. */
  get prompter(): Prompter {
    this.#prompter ??= this.context.prompter(this.translator);
    return this.#prompter;
  }

  /** Something worth knowing that stops nothing; in JSON it stands among the `advertencias`. */
  advise(advice: Advice): void {
    this.note(`! ${describeAdvice(advice, this.translator)}`);
  }

  /** A spinner on a terminal, nothing elsewhere. */
  async progress(text: string): Promise<Progress> {
    const shown = !this.modes.json && !this.modes.quiet && this.context.terminal.stderrIsTerminal;
    if (!shown) return { update: () => {}, stop: () => {} };
    this.#progress = await this.context.progress(text);
    return this.#progress;
  }

  /** Shows how far an upload is, where its spinner turns. */
  readonly uploading: Uploading = (transfer) => {
    if (transfer.total < visibleUpload) return;
    this.#progress?.update(transferLine(transfer, this.translator));
  };

  /** What forms are judged by: the time, and the catalogues with the user's own entries. */
  async formFacts(): Promise<FormFacts> {
    const { clock, catalogs } = this.context;
    return { now: clock(), catalogs: await catalogs() };
  }

  /** The sessions kept on this machine. */
  sessions(): Promise<SessionStore> {
    return this.context.sessions(this.askPhrase);
  }

  /** Whoever sends many listens to the desk's wish for less. */
  onPressure: () => void = () => {};

  readonly pressed = (): void => this.onPressure();

  /** `--partir`: several messages where one is too small. */
  mayDivide = false;

  readonly maySplit: MaySplit = async ({ parts, size, limit }) => {
    if (this.mayDivide || !this.asks) return this.mayDivide;
    this.#progress?.stop();
    const params = { mensajes: parts, total: formatBytes(size), limite: formatBytes(limit) };
    return await this.prompter.confirm(this.translator.t("correo.partir", params), true);
  };

  readonly askPhrase: AskPhrase = async (purpose) => {
    if (!this.asks || (purpose === "crear" && !this.modes.phrase)) return undefined;
    const text = await this.prompter.hidden(this.translator.t(`frase.${purpose}`));
    return text === "" ? undefined : new Secret(text);
  };

  readonly trace: Trace = (line) => {
    if (this.modes.verbose) this.context.terminal.err(`· ${line}\n`);
  };

  /**
   * The profile named by flag, draft, environment, project file or settings, in this order. Without
   * one nothing is guessed, nor in CI where there are several. Says so when it is the practice desk.
   *
   * @throws MesaError `sin-perfil` where none can be made, `perfil-desconocido`, `perfil-ambiguo`
   */
  async profile(): Promise<Profile> {
    if (this.#profile === undefined) {
      this.#profile = await this.#findProfile();
      if (isPractice(this.#profile.canal)) this.note(this.translator.t("practica.aviso"));
    }
    return this.#profile;
  }

  /** The same, for a command that only looks: nothing is set up on the way. */
  async profileWithoutOffer(): Promise<Profile> {
    this.#profile ??= await this.#findProfile(false);
    return this.#profile;
  }

  async #findProfile(offers = true): Promise<Profile> {
    const { preferences, settings } = this.context;
    const profiles = await this.context.profiles();
    const preferred = preferences().get("perfil");
    const name = this.modes.perfil ?? this.#preferred ?? preferred.value;
    const guessed = name === preferred.value && preferred.origin === "configuracion";
    if (name !== undefined && settings.ci && guessed && (await profiles.list()).length > 2) {
      throw new MesaError("perfil-ambiguo", { params: { perfil: name } });
    }
    if (name === undefined && !offers) throw new MesaError("sin-perfil");
    if (name === undefined) return await this.frame.offerProfile(this);
    return await this.profileNamed(name);
  }

  /** @throws MesaError `perfil-desconocido` */
  async profileNamed(name: string): Promise<Profile> {
    const profiles = await this.context.profiles();
    const found = await profiles.find(name);
    if (found !== undefined) return found;
    if (name === practiceProfile.nombre) return practiceProfile;
    throw unknownProfile(name, [...(await profiles.list()), practiceProfile]);
  }

  /** From now on this command speaks for this profile. */
  speakFor(profile: Profile): void {
    this.#profile = profile;
  }

  /** The profile to take where the command line names none: that of a draft. */
  preferProfile(name: string): void {
    this.#preferred = name;
  }

  /** The profile's desk, opened once per command and closed at its end. */
  async connect(): Promise<DeskConnection> {
    return await this.connectTo(await this.profile());
  }

  /** Another profile's desk, for what goes by it. */
  connectTo(profile: Profile): Promise<DeskConnection> {
    const known = this.#connections.get(profile.nombre);
    const connection = known ?? this.context.connect(profile, this);
    this.#connections.set(profile.nombre, connection);
    return connection;
  }

  /** The practice desk with its official's side, in this process until the command ends. */
  async practiceDesk(): Promise<RunningDesk> {
    this.note(this.translator.t("practica.aviso"));
    this.#desk ??= await this.context.startDesk({ port: 0 });
    return this.#desk;
  }

  async close(): Promise<void> {
    for (const opening of this.#connections.values()) {
      // One that could not be opened has told so itself.
      const [opened] = await Promise.allSettled([opening]);
      if (opened.status === "fulfilled") await opened.value.close();
    }
    await this.#desk?.close();
  }
}
