import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { makePng } from "../support/make-png.ts";

const samples = "test/fixtures/solicitudes";
const fields = z.record(z.string(), z.unknown());

/** A request that a user wants to be at the desk exactly once. */
export interface WantedRequest {
  readonly clave: string;
  /** Words that only its own ticket has. */
  readonly mark: string;
  readonly tipo: "incidente" | "consulta";
  /** The file of its fields. */
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Requests whose contents and pictures all differ: incidents, consultations with a paper and without. */
export function makeRequests(place: string, count: number, seed: number): readonly WantedRequest[] {
  const folder = join(place, "solicitudes");
  mkdirSync(folder);
  const [incident, consultation] = [
    sample("incidente-dai-login-error.json"),
    sample("consulta-organismo-internacional.json"),
  ];
  return Array.from({ length: count }, (_, at) => {
    const mark = `marca-${seed}-${at}.`;
    const picture = join(folder, `${at}.png`);
    const size = { width: 20 + (at % 200), height: 10 + Math.floor(at / 200) };
    if (at % 3 < 2) writeFileSync(picture, makePng({ colour: 2, depth: 8, ...size }).png);
    const own =
      at % 3 === 0
        ? {
            ...incident,
            descripcion: `${String(incident["descripcion"])} ${mark}`,
            capturas: [picture],
          }
        : {
            ...consultation,
            consulta: `${String(consultation["consulta"])} ${mark}`,
            adjuntos: at % 3 === 1 ? [picture] : [],
          };
    const path = join(folder, `${at}.json`);
    writeFileSync(path, JSON.stringify(own));
    return {
      clave: `tortura-${seed}-${at}`,
      mark,
      tipo: at % 3 === 0 ? "incidente" : "consulta",
      path,
      fields: own,
    };
  });
}

function sample(name: string): Readonly<Record<string, unknown>> {
  return fields.parse(JSON.parse(readFileSync(join(samples, name), "utf8")));
}
