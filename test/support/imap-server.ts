import { Buffer } from "node:buffer";
import { createServer, type TLSSocket } from "node:tls";
import {
  envelopeOf,
  fitsSearch,
  inSet,
  readWords,
  sectionOf,
  structureOf,
  type StoredMail,
  type Word,
} from "./imap-message.ts";
import { listen } from "./listen.ts";
import { pem } from "./smtp-server.ts";

interface Folder {
  /** Attributes of `LIST`, e.g. `\Sent`. */
  readonly attributes: string;
  readonly validity: number;
  readonly mails: StoredMail[];
  next: number;
}

/** What is special about a server. */
export interface ImapOptions {
  /** By path; `INBOX` and a folder `\Sent` unless told otherwise. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Besides `IMAP4rev1`. */
  readonly capabilities?: string;
  /** An answer in the server's place to a command, or `close` to cut the line. */
  readonly instead?: (command: string) => string | undefined;
}

/** A mail server's reading side in memory, by IMAP4rev1 over TLS, for `clave`. */
export async function imapServer(options: ImapOptions = {}) {
  const { capabilities = "IDLE", instead = () => undefined } = options;
  const folders = new Map<string, Folder>();
  for (const [path, attributes] of Object.entries(
    options.folders ?? { INBOX: "\\HasNoChildren", Sent: "\\Sent" },
  )) {
    folders.set(path, { attributes, validity: 7, mails: [], next: 1 });
  }
  /** Every command as it came, without its tag. */
  const commands: string[] = [];
  const idle = new Map<TLSSocket, { readonly tag: string; readonly path: string }>();
  const sockets = new Set<TLSSocket>();

  function put(path: string, source: Buffer | string, date: Date, flags: readonly string[] = []) {
    const folder = folders.get(path);
    if (folder === undefined) throw new Error(`no folder ${path}`);
    const text = typeof source === "string" ? source.replaceAll(/\r?\n/g, "\r\n") : source;
    const uid = (folder.next += 1) - 1;
    folder.mails.push({ uid, source: Buffer.from(text), date, flags });
    for (const [socket, watched] of idle) {
      if (watched.path === path) socket.write(`* ${folder.mails.length} EXISTS\r\n`);
    }
    return uid;
  }

  const port = await listen(
    createServer({ cert: pem("buena"), key: pem("llave") }, (socket) => {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => idle.delete(socket));
      socket.write("* OK listo\r\n");
      let opened = "";
      let text = "";
      let from = 0;
      socket.setEncoding("latin1").on("data", (piece: string) => {
        text += piece;
        for (;;) {
          const end = text.indexOf("\r\n", from);
          if (end === -1) return;
          // A command goes on behind a literal.
          const [, bytes] = /\{(\d+)\}$/.exec(text.slice(0, end)) ?? [];
          if (bytes !== undefined && from <= end) {
            from = end + 2 + Number(bytes);
            socket.write("+ siga\r\n");
            continue;
          }
          const line = text.slice(0, end);
          text = text.slice(end + 2);
          from = 0;
          opened = answer(line, socket, opened);
        }
      });
    }),
  );

  /** Answers a command. @returns the folder that is open then */
  function answer(line: string, socket: TLSSocket, opened: string): string {
    if (line === "DONE") {
      socket.write(`${idle.get(socket)?.tag ?? ""} OK\r\n`);
      idle.delete(socket);
      return opened;
    }
    const [tag = "", ...rest] = line.split(" ");
    const command = rest.join(" ");
    commands.push(command);
    const other = instead(command);
    if (other === "close") return (void socket.destroy(), opened);
    if (other !== undefined) return (void socket.write(`${tag} ${other}\r\n`), opened);
    const [name = "", ...words] = readWords(command);
    const [first = "", second = "", third = ""] = words.map((word) =>
      typeof word === "string" ? word : "",
    );
    const say = (...lines: readonly string[]): string => {
      socket.write([...lines.map((one) => `* ${one}`), `${tag} OK`, ""].join("\r\n"), "latin1");
      return opened;
    };
    const verb = String(name).toUpperCase();
    switch (verb) {
      case "CAPABILITY":
        return say(`CAPABILITY IMAP4rev1 ${capabilities}`);
      case "LOGIN": {
        const isGood = second === "clave";
        socket.write(`${tag} ${isGood ? "OK" : "NO [AUTHENTICATIONFAILED] no"}\r\n`);
        return opened;
      }
      case "LIST":
      case "LSUB":
        // The question for the sign between a folder and those in it.
        if (second === "") return say(`LIST (\\Noselect) "/" ""`);
        return say(
          ...[...folders].map(([path, { attributes }]) => `${verb} (${attributes}) "/" "${path}"`),
        );
      case "STATUS": {
        const folder = folders.get(first);
        if (folder === undefined) return (void socket.write(`${tag} NO\r\n`), opened);
        const { mails, next, validity } = folder;
        return say(
          `STATUS "${first}" (MESSAGES ${mails.length} UIDNEXT ${next} UIDVALIDITY ${validity})`,
        );
      }
      case "EXAMINE":
      case "SELECT": {
        const { mails = [], validity = 0, next = 1 } = folders.get(first) ?? {};
        say(
          "FLAGS (\\Seen)",
          `${mails.length} EXISTS`,
          `OK [UIDVALIDITY ${validity}] si`,
          `OK [UIDNEXT ${next}] si`,
        );
        return first;
      }
      case "UID":
        return say(...byUid(first.toUpperCase(), words.slice(1), opened));
      case "APPEND": {
        const [, flags = [], date = "", message = ""] = words;
        const kept = typeof flags === "string" ? [] : flags.map(String);
        put(first, Buffer.from(String(message), "latin1"), new Date(String(date)), kept);
        return say();
      }
      case "IDLE":
        idle.set(socket, { tag, path: opened });
        socket.write("+ en espera\r\n");
        return opened;
      case "LOGOUT":
        socket.end(`* BYE\r\n${tag} OK\r\n`);
        return opened;
      case "NOOP": {
        const folder = folders.get(opened);
        return say(...(folder === undefined ? [] : [`${folder.mails.length} EXISTS`]));
      }
      default:
        socket.write(`${tag} BAD ${third}\r\n`);
        return opened;
    }
  }

  function byUid(verb: string, words: readonly Word[], opened: string): readonly string[] {
    const mails = folders.get(opened)?.mails ?? [];
    const highest = mails.at(-1)?.uid ?? 0;
    const [first, items = []] = words;
    if (verb === "SEARCH") {
      const found = mails.filter((mail) => fitsSearch(mail, words, highest));
      return [["SEARCH", ...found.map(({ uid }) => uid)].join(" ")];
    }
    const wanted = mails.filter(({ uid }) => inSet(uid, String(first), highest));
    const asked = typeof items === "string" ? [items] : items;
    return wanted.map((mail) => {
      const parts = asked.map((item) => fetched(mail, item)).filter((one) => one !== "");
      return `${mails.indexOf(mail) + 1} FETCH (${parts.join(" ")})`;
    });
  }

  return {
    server: { host: "127.0.0.1", port, secure: true },
    url: `imaps://127.0.0.1:${port}`,
    folders,
    commands,
    put,
    /** Cuts all lines. */
    cut(): void {
      for (const socket of sockets) socket.destroy();
    },
    /** How many wait for news by IDLE. */
    waiting: (): number => idle.size,
  };
}

/** One item of a `FETCH`, in latin1. */
function fetched(mail: StoredMail, item: Word): string {
  const name = String(item).toUpperCase();
  switch (name) {
    case "UID":
      return `UID ${mail.uid}`;
    case "ENVELOPE":
      return `ENVELOPE ${envelopeOf(mail)}`;
    case "BODYSTRUCTURE":
      return `BODYSTRUCTURE ${structureOf(mail)}`;
    case "INTERNALDATE": {
      const [, day, month, year, time] =
        /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(mail.date.toUTCString()) ?? [];
      return `INTERNALDATE "${day}-${month}-${year} ${time} +0000"`;
    }
    case "RFC822.SIZE":
      return `RFC822.SIZE ${mail.source.length}`;
    default: {
      const [, section = "", start = "0", bytes] =
        /^BODY\.PEEK\[([^\]]*)\](?:<(\d+)\.(\d+)>)?$/i.exec(String(item)) ?? [];
      const all = sectionOf(mail, section);
      const end = bytes === undefined ? all.length : Number(start) + Number(bytes);
      const part = all.subarray(Number(start), end).toString("latin1");
      const place = bytes === undefined ? "" : `<${start}>`;
      return `BODY[${section}]${place} {${part.length}}\r\n${part}`;
    }
  }
}
