import { readFileSync } from "node:fs";
import { request } from "node:https";
import * as z from "zod";
import { facts } from "./mail-bench.ts";

const notes = z.object({ secrets: z.array(z.string()), grants: z.array(z.string()) });

/** What the issuer of the tests has given out so far. */
export async function issuerNotes() {
  return notes.parse(JSON.parse(await ask("/notas")));
}

/** Makes every access token worthless, or every permission: also what renews them. */
export async function revokeAccess(what: "acceso" | "permiso" = "acceso"): Promise<void> {
  await ask(`/fin/${what}`);
}

function ask(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const ca = readFileSync(facts.MAIL_CA);
    const port = facts.MAIL_ISSUER_PORT;
    const call = request({ host: "127.0.0.1", port, path, ca, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.on("end", () => resolve(text));
    });
    call.on("error", reject);
    call.end();
  });
}
