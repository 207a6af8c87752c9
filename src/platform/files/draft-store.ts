import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { parseJson } from "../../domain/parse-json.ts";
import { formIds } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { unreadableFile } from "../../errors/unreadable-file.ts";
import type { Draft, DraftStore } from "../../ports/draft-store.ts";
import { isMissing, restrictToOwner } from "./file-access.ts";
import { writePrivateFile } from "./private-file.ts";
import { diskError, removeFile } from "./replace-file.ts";

/** Version of the file format; a higher one was written by a newer `mesa`. */
const version = 1;

const versioned = z.looseObject({ v: z.int() });
const storedDraft = z.object({
  id: z.string(),
  formulario: z.enum(formIds),
  perfil: z.string(),
  respuestas: z.record(z.string(), z.unknown()),
  sigue_a: z.string().nullable(),
  clave: z.string(),
  creado: z.iso.datetime(),
  actualizado: z.iso.datetime(),
});

/** Letters and digits of ids, without those that are easily confused. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const idPattern = /^[a-z0-9]{1,20}$/;

/** Keeps drafts as JSON files of mode 0600 in one folder. */
export function createDraftStore(folder: string): DraftStore {
  const pathOf = (id: string): string => join(folder, `${id}.json`);

  function read(id: string): Draft {
    const path = pathOf(id);
    if (!idPattern.test(id))
      throw new MesaError("no-existe", { params: { nombre: id, orden: "mesa borrador listar" } });
    let text: string;
    try {
      restrictToOwner(path);
      text = readFileSync(path, "utf8");
    } catch (error) {
      if (isMissing(error))
        throw new MesaError("no-existe", { params: { nombre: id, orden: "mesa borrador listar" } });
      throw unreadableFile(path, error);
    }
    const json = parseJson(text);
    const written = versioned.safeParse(json);
    if (written.success && written.data.v > version) {
      throw new MesaError("borrador-mas-nuevo", { params: { borrador: id } });
    }
    const parsed = storedDraft.safeParse(json);
    // With another draft's id, saving this one would overwrite that draft.
    if (parsed.success && parsed.data.id === id) return parsed.data;
    throw new MesaError("borrador-danado", { params: { ruta: path } });
  }

  function ids(): readonly string[] {
    try {
      return readdirSync(folder)
        .filter((name) => name.endsWith(".json"))
        .map((name) => name.slice(0, -".json".length));
    } catch (error) {
      if (isMissing(error)) return [];
      throw unreadableFile(folder, error);
    }
  }

  return {
    newId() {
      const letter = (): string => alphabet.charAt(randomInt(alphabet.length));
      return Array.from({ length: 6 }, letter).join("");
    },
    list() {
      const drafts = ids().flatMap((id) => {
        try {
          return [read(id)];
        } catch (error) {
          if (error instanceof MesaError) return [];
          throw error;
        }
      });
      return Promise.resolve(
        drafts.toSorted((one, other) => other.actualizado.localeCompare(one.actualizado)),
      );
    },
    load: async (id) => Promise.resolve(read(id)),
    save: (draft) =>
      writePrivateFile(pathOf(draft.id), `${JSON.stringify({ v: version, ...draft })}\n`),
    async remove(id) {
      try {
        await removeFile(pathOf(id));
      } catch (error) {
        throw diskError(pathOf(id), error);
      }
    },
    unreadable: () =>
      ids().flatMap((id) => {
        try {
          read(id);
          return [];
        } catch (error) {
          if (error instanceof MesaError) return [pathOf(id)];
          throw error;
        }
      }),
  };
}
