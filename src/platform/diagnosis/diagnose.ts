import { X509Certificate } from "node:crypto";
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Diagnosis, Finding } from "../../ports/diagnosis.ts";
import type { SecretStore } from "../../ports/secret-store.ts";
import { diagnoseNetwork } from "./diagnose-network.ts";
import { unsettingOf } from "./shell-words.ts";
import type { Folders } from "../settings/folders.ts";

interface DiagnosisParts {
  readonly process: NodeJS.Process;
  readonly version: string;
  readonly folders: Folders;
  readonly clock: () => Date;
  /** The store that a new secret would go to. @throws MesaError `almacen-no-responde` */
  readonly secretStore: () => Promise<SecretStore>;
  /** Whether the user has chosen encrypted files as the secret store. */
  readonly wantsFiles: () => boolean;
}

/** Examines this machine and the network without changing anything. */
export function createDiagnosis(parts: DiagnosisParts): Diagnosis {
  const { process, version, folders, clock } = parts;
  const { env, platform, arch, versions } = process;
  return {
    machine: async () => [
      good("version", `mesa ${version} · Node ${versions.node} · ${platform} ${arch}`),
      ...[...new Set([folders.settings, folders.data])].flatMap((path) =>
        folderFindings(path, platform, process.getuid?.()),
      ),
      ...(await storeFindings(parts)),
      ...setAsideFindings(folders.data),
      ...proxyFindings(env),
      ...authorityFindings(env["NODE_EXTRA_CA_CERTS"], platform, clock()),
    ],
    network: (url, perfil) => diagnoseNetwork({ url, perfil, env, platform, clock }),
  };
}

function good(que: string, detalle: string): Finding {
  return { que, estado: "bien", detalle, remedio: null };
}

/**
 * Reports folders of another user, folders we can't write, and folders and files that others can
 * read, with the command to fix it.
 *
 * @param user  our own id; undefined on Windows, where folders have no owner that we could compare
 */
function folderFindings(
  path: string,
  platform: NodeJS.Platform,
  user: number | undefined,
): readonly Finding[] {
  const windows = platform === "win32";
  const closed = (folder: string, detalle: string): Finding => ({
    que: "carpeta-cerrada",
    estado: "mal",
    detalle,
    remedio: windows ? null : `chmod u+rwx "${folder}"`,
  });
  if (!existsSync(path)) {
    const above = nearestFolder(path);
    return isWritable(above) ? [good("carpeta-nueva", path)] : [closed(above, path)];
  }
  const { mode: bits, uid } = statSync(path);
  const mode = bits & 0o777;
  const detalle = windows ? path : `${path} (${mode.toString(8)})`;
  if (user !== undefined && uid !== user) {
    const remedio = `sudo chown -R ${user} "${path}"`;
    return [{ que: "carpeta-ajena", estado: "mal", detalle: `${path} (uid ${uid})`, remedio }];
  }
  if (!isWritable(path)) return [closed(path, detalle)];
  if (windows) return [good("carpeta", detalle)];
  const readable = readableFiles(path);
  return [
    (mode & 0o077) === 0
      ? good("carpeta", detalle)
      : { que: "carpeta-abierta", estado: "aviso", detalle, remedio: `chmod 700 "${path}"` },
    ...readable.map((file): Finding => ({
      que: "archivo-abierto",
      estado: "aviso",
      detalle: `${file} (${(statSync(file).mode & 0o777).toString(8)})`,
      remedio: `chmod 600 "${file}"`,
    })),
  ];
}

/** The folder itself, or the nearest one above it that exists. */
function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Our files that others can read: settings, the key, encrypted secrets, sessions, drafts. */
function readableFiles(folder: string): readonly string[] {
  return ["", "boveda", "sesiones", "borradores"].flatMap((name) => {
    const place = join(folder, name);
    if (!existsSync(place)) return [];
    return readdirSync(place, { withFileTypes: true })
      .filter((one) => one.isFile() && (name !== "" || /^(?:config\.json|llave)$/.test(one.name)))
      .map((one) => join(place, one.name))
      .filter((file) => (statSync(file).mode & 0o077) !== 0);
  });
}

/** The secret store. Other failures, such as a bad project file, are reported with the profile. */
async function storeFindings({
  secretStore,
  wantsFiles,
}: DiagnosisParts): Promise<readonly Finding[]> {
  const remedio = "mesa config poner almacen archivo";
  try {
    const { place, where } = await secretStore();
    if (place === "sistema") return [good("almacen", where)];
    if (wantsFiles()) return [good("almacen-archivo", where)];
    return [{ que: "almacen-falta", estado: "aviso", detalle: where, remedio }];
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    if (error.code !== "almacen-no-responde") return [];
    const detalle = String(error.params["almacen"]);
    return [{ que: "almacen-mudo", estado: "mal", detalle, remedio }];
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // It does not exist, or is reported as closed.
    return [];
  }
}

/** Damaged databases that were set aside earlier and may still be of use. */
function setAsideFindings(folder: string): readonly Finding[] {
  return namesIn(folder)
    .filter((name) => /\.danad[oa]-\d+$/.test(name))
    .map((name) => ({
      que: "apartado",
      estado: "aviso" as const,
      detalle: join(folder, name),
      remedio: "mesa bandeja listar --todas",
    }));
}

/** The proxies set in the environment, without their passwords. */
function proxyFindings(env: Readonly<Record<string, string | undefined>>): readonly Finding[] {
  return ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"]
    .flatMap((name) => [name, name.toLowerCase()])
    .flatMap((name) => {
      const value = env[name];
      if (value === undefined || value === "") return [];
      return [good("proxy", `${name}=${value.replace(/\/\/[^@/]*@/, "//…@")}`)];
    });
}

const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Checks the certificates in `NODE_EXTRA_CA_CERTS`, since Node ignores a bad file almost silently. */
function authorityFindings(
  path: string | undefined,
  platform: NodeJS.Platform,
  now: Date,
): readonly Finding[] {
  if (path === undefined || path === "") return [];
  const remedio = unsettingOf("NODE_EXTRA_CA_CERTS", platform);
  const bad = (que: string): Finding => ({ que, estado: "mal", detalle: path, remedio });
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return [bad("ca-falta")];
  }
  const found = [...text.matchAll(certificate)].flatMap(([pem]) => readCertificate(pem));
  if (found.length === 0) return [bad("ca-mala")];
  // A bundle often has expired certificates beside valid ones.
  const valid = found.filter((one) => new Date(one.validTo) > now);
  return valid.length === 0 ? [bad("ca-caducada")] : [good("ca", `${path} (${valid.length})`)];
}

function readCertificate(pem: string): readonly X509Certificate[] {
  try {
    return [new X509Certificate(pem)];
  } catch {
    return [];
  }
}
