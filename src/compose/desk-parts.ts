import type { Context } from "../app/context.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { ConnectNeeds } from "./connect-needs.ts";
import { proxiesOf } from "../platform/net/proxies.ts";

type DeskNeeds = Pick<
  Context,
  | "version"
  | "settings"
  | "clock"
  | "monotonicMs"
  | "wait"
  | "files"
  | "cwd"
  | "catalogs"
  | "sessions"
> & {
  readonly env: NodeJS.ProcessEnv;
  readonly ledger: () => Promise<Ledger>;
  readonly stores: Pick<
    ConnectNeeds,
    "mailJournal" | "ownMailJournal" | "journalInstead" | "imports"
  >;
  /** Called with the `Date` of a desk's replies; the practice desk has this machine's clock. */
  readonly onDeskTime: (time: Date) => void;
  /** The practice desk's own folder. */
  readonly folder: string;
  /** Base 2 logarithm of scrypt's N for the practice desk's passwords. */
  readonly hashCostLog2?: number;
};

/** The ways to a desk; each channel, and the embedded desk, is loaded when it is first used. */
export function createDeskParts(needs: DeskNeeds): Pick<Context, "connect" | "startDesk"> {
  const {
    env,
    version,
    settings,
    clock,
    monotonicMs,
    wait,
    catalogs,
    sessions,
    folder,
    hashCostLog2,
  } = needs;
  const { ledger, stores, files } = needs;
  const cost = hashCostLog2 === undefined ? {} : { passwordCostLog2: hashCostLog2 };
  return {
    async connect(profile, { askPhrase, ...hooks }) {
      const { connectors } = await import("./channel-registry.ts");
      const connect = await connectors[profile.canal]();
      return await connect({
        ...hooks,
        ...cost,
        profile,
        ledger,
        mailJournal: stores.mailJournal,
        ownMailJournal: stores.ownMailJournal,
        journalInstead: stores.journalInstead,
        imports: stores.imports,
        files,
        onDeskTime: profile.canal === "practica" ? () => {} : needs.onDeskTime,
        catalogs,
        wait,
        proxies: proxiesOf(env),
        version,
        sessions: await sessions(askPhrase),
        settings,
        clock,
        monotonicMs,
        async password() {
          const { passwordAtHand } = await import("../features/session/password-at-hand.call.ts");
          return await passwordAtHand(needs);
        },
        practiceFolder: folder,
        async openAddress(url) {
          const { openAddress } = await import("../platform/terminal/open-address.ts");
          return await openAddress(url, { platform: process.platform, env });
        },
      });
    },
    async startDesk({ port, folder: apart, nextFault }) {
      const { startPracticeDesk } = await import("./start-practice-desk.ts");
      const fault = nextFault === undefined ? {} : { nextFault };
      const place = { folder: apart ?? folder, port };
      return await startPracticeDesk({ ...place, clock, version, wait, ...fault, ...cost });
    },
  };
}
