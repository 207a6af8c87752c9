import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type TLSSocket } from "node:tls";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";
import { listen } from "./listen.ts";

const pem = (name: string): string => readFileSync(`test/fixtures/tls/${name}.pem`, "utf8");

/** Whose access token this is; undefined for one that is not good. */
type AccountOf = (token: string) => Promise<string | undefined>;

/**
 * The servers of a mailbox that takes tokens only, by XOAUTH2 over TLS, for the length of a test. IMAP
 * knows no more than an empty inbox.
 *
 * @returns their addresses as a profile names them, and how often each let somebody in or did not
 */
export async function tokenMailbox(accountOf: AccountOf) {
  const entries: string[] = [];
  const enter = async (server: string, user: string, token: string): Promise<boolean> => {
    const isGood = user !== "" && (await accountOf(token)) === user;
    entries.push(`${server} ${isGood ? "entra" : "no entra"}`);
    return isGood;
  };
  const imap = createServer({ cert: pem("buena"), key: pem("llave") }, (socket) => {
    socket.on("error", () => {});
    socket.write("* OK listo\r\n");
    let text = "";
    socket.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
      for (let end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n")) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        void answer(line, socket, (user, token) => enter("imap", user, token));
      }
    });
  });
  const smtp = new SMTPServer({
    cert: pem("buena"),
    key: pem("llave"),
    secure: true,
    authMethods: ["XOAUTH2"],
    logger: false,
    onAuth({ username = "", accessToken = "" }, _session, done) {
      const letIn = async (): Promise<void> => {
        const isGood = await enter("smtp", username, accessToken);
        if (isGood) done(null, { user: username });
        else done(new Error("no"));
      };
      void letIn();
    },
  });
  smtp.on("error", () => {});
  smtp.listen(0, "127.0.0.1");
  await once(smtp.server, "listening");
  onTestFinished(() => new Promise<void>((resolve) => smtp.close(() => resolve())));
  const address = smtp.server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return {
    smtp: `smtps://127.0.0.1:${port}`,
    imap: `imaps://127.0.0.1:${await listen(imap)}`,
    entries,
  };
}

/** Answers one line of IMAP. */
async function answer(
  line: string,
  socket: TLSSocket,
  enter: (user: string, token: string) => Promise<boolean>,
): Promise<void> {
  const [tag = "", verb = "", name = "", payload = ""] = line.split(" ");
  const ok = `${tag} OK\r\n`;
  switch (verb.toUpperCase()) {
    case "CAPABILITY":
      return void socket.write(`* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\n${ok}`);
    case "AUTHENTICATE": {
      const fields = Buffer.from(payload, "base64").toString("utf8");
      const [, user = "", token = ""] =
        /^user=([^\u0001]*)\u0001auth=Bearer ([^\u0001]*)\u0001\u0001$/.exec(fields) ?? [];
      const isGood = name === "XOAUTH2" && (await enter(user, token));
      return void socket.write(isGood ? ok : `${tag} NO [AUTHENTICATIONFAILED] no\r\n`);
    }
    case "LIST":
    case "LSUB":
      return void socket.write(`* ${verb.toUpperCase()} (\\HasNoChildren) "/" INBOX\r\n${ok}`);
    case "STATUS":
      return void socket.write(`* STATUS INBOX (MESSAGES 0 UIDNEXT 1 UIDVALIDITY 1)\r\n${ok}`);
    case "LOGOUT":
      return void socket.end(`* BYE\r\n${ok}`);
    default:
      return void socket.write(tag === "" ? "" : ok);
  }
}
