import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { z } from "@hono/zod-openapi";
import { Problem, type Complaint } from "./problem.ts";
import type { StoredFile } from "./store/ticket-store.ts";
import { keepFile, receiveUpload, type Upload } from "./upload.ts";
import type { filePart } from "./wire-schemas.ts";

type DeclaredFile = z.output<typeof filePart>;

export interface Accepted<Data> {
  readonly data: Data;
  readonly archivos: readonly StoredFile[];
  /** SHA-256 over the form and its files, equal for equal contents. */
  readonly huella: string;
}

interface UploadFolders {
  /** Holds uploads until they are accepted. */
  readonly incoming: string;
  readonly archive: string;
}

/**
 * Receives a multipart request and checks its JSON by the schema and its files against what it
 * declares. The files are flushed in the archive before `commit` is called; a refused upload leaves
 * nothing behind.
 *
 * @throws Problem
 */
export async function acceptUpload<
  Schema extends z.ZodType<{ readonly archivos: readonly DeclaredFile[] }>,
  Result,
>(
  request: IncomingMessage,
  part: string,
  schema: Schema,
  folders: UploadFolders,
  commit: (accepted: Accepted<z.output<Schema>>) => Result,
): Promise<Result> {
  const upload = await receiveUpload(request, part, folders.incoming);
  try {
    const data = parsePart(upload.json, schema);
    const archivos = matchFiles(data.archivos, upload);
    for (const file of upload.files.values()) await keepFile(file, folders.archive);
    return commit({ data, archivos, huella: digestOf(data, archivos) });
  } finally {
    await upload.discard();
  }
}

function parsePart<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Problem(400, "json-invalido", "La parte que lleva los datos no es un JSON válido.");
  }
  const parsed = schema.safeParse(json, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalidData(parsed.error.issues);
}

/** Turns zod's issues into a 422 problem with a JSON pointer for each. */
export function invalidData(issues: readonly z.core.$ZodIssue[]): Problem {
  const errores = issues.flatMap((issue): readonly Complaint[] => {
    const extra = issue.code === "unrecognized_keys" ? issue.keys : [""];
    return extra.map((key) => ({
      puntero: pointerTo(key === "" ? issue.path : [...issue.path, key]),
      codigo: issue.code,
      detalle: detailOf(issue),
    }));
  });
  return new Problem(422, "datos-invalidos", "Hay datos que no se pueden aceptar.", { errores });
}

function detailOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return "no es un campo de este formulario";
    case "invalid_type":
      return issue.input === undefined ? "falta este dato obligatorio" : "no es del tipo esperado";
    case "invalid_value":
      return "no es uno de los valores admitidos";
    case "too_big":
      return `es demasiado largo (máximo ${issue.maximum})`;
    case "too_small":
      return issue.message.startsWith("debe") ? issue.message : "falta este dato obligatorio";
    case "custom":
    case "invalid_format":
      return issue.message;
    default:
      return "no es válido";
  }
}

/** A path as a JSON pointer (RFC 6901). */
function pointerTo(path: readonly PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/** Checks that exactly the declared files arrived. @throws Problem 422 */
function matchFiles(declared: readonly DeclaredFile[], { files }: Upload): readonly StoredFile[] {
  const errores: Complaint[] = [];
  const complain = (index: number, codigo: string, detalle: string): void => {
    errores.push({ puntero: `/archivos/${index}`, codigo, detalle });
  };
  declared.forEach((file, index) => {
    const arrived = files.get(file.parte);
    if (arrived === undefined)
      complain(index, "archivo-falta", `no llegó la parte «${file.parte}»`);
    else if (arrived.bytes !== file.bytes || arrived.sha256 !== file.sha256) {
      complain(index, "archivo-distinto", "lo que llegó no es lo declarado (tamaño o SHA-256)");
    } else if (arrived.kind !== file.tipo) {
      complain(
        index,
        "archivo-tipo",
        "el contenido no es del tipo declarado; se admiten PDF, PNG y JPEG",
      );
    }
    if (/[/\\\u0000-\u001f\u007f]/.test(file.nombre) || /^\.+$/.test(file.nombre)) {
      complain(index, "archivo-nombre", "el nombre tiene separadores o caracteres de control");
    }
  });
  const parts = new Set(declared.map((file) => file.parte));
  if (parts.size !== declared.length || files.size !== declared.length) {
    errores.push({
      puntero: "/archivos",
      codigo: "archivos-no-corresponden",
      detalle: "las partes que llegaron no son las declaradas",
    });
  }
  if (errores.length > 0) {
    throw new Problem(422, "archivos-invalidos", "Hay archivos que no se pueden aceptar.", {
      errores,
    });
  }
  return declared.map(({ nombre, tipo, bytes, sha256 }) => ({ nombre, tipo, bytes, sha256 }));
}

function digestOf(
  data: { readonly archivos: readonly DeclaredFile[] },
  archivos: readonly StoredFile[],
): string {
  const { archivos: declared, ...form } = data;
  const files = archivos.map((file, index) => [declared[index]?.clase, file.nombre, file.sha256]);
  return createHash("sha256").update(canonical({ form, files })).digest("hex");
}

/** JSON with sorted keys and without null or undefined members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, one]) => one !== undefined && one !== null)
            .toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : part,
  );
}
