import { X509Certificate } from "node:crypto";
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Diagnosis, Finding } from "../../ports/diagnosis.ts";
import type { SecretStore } from "../../ports/secret-store.ts";
import { diagnoseNetwork } from "./diagnose-network.ts";
import type { Folders } from "../settings/folders.ts";

interface DiagnosisParts {
  readonly process: NodeJS.Process;
  readonly version: string;
  readonly folders: Folders;
  readonly clock: () => Date;
  /** Where a new secret would go. @throws MesaError `almacen-no-responde` */
  readonly secretStore: () => Promise<SecretStore>;
  /** The user wants encrypted files, whether the system's store answers or not. */
  readonly wantsFiles: () => boolean;
}

/** What can be told of this machine without changing it. */
export function createDiagnosis(parts: DiagnosisParts): Diagnosis {
  const { process, version, folders, clock } = parts;
  const { env, platform, arch, versions } = process;
  return {
    machine: async () => [
      good("version", `mesa ${version} · Node ${versions.node} · ${platform} ${arch}`),
      ...[...new Set([folders.settings, folders.data])].flatMap((path) =>
        folderFindings(path, platform),
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

/** Wider than the owner's own is told, with the command that mends it; so is what can't be written. */
function folderFindings(path: string, platform: NodeJS.Platform): readonly Finding[] {
  if (!existsSync(path)) return [good("carpeta-nueva", path)];
  const mode = statSync(path).mode & 0o777;
  const windows = platform === "win32";
  const detalle = windows ? path : `${path} (${mode.toString(8)})`;
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    const remedio = windows ? null : `chmod u+rwx "${path}"`;
    return [{ que: "carpeta-cerrada", estado: "mal", detalle, remedio }];
  }
  if (windows) return [good("carpeta", detalle)];
  const wide = openFiles(path);
  return [
    (mode & 0o077) === 0
      ? good("carpeta", detalle)
      : { que: "carpeta-abierta", estado: "aviso", detalle, remedio: `chmod 700 "${path}"` },
    ...wide.map((file): Finding => ({
      que: "archivo-abierto",
      estado: "aviso",
      detalle: `${file} (${(statSync(file).mode & 0o777).toString(8)})`,
      remedio: `chmod 600 "${file}"`,
    })),
  ];
}

/** Files of ours that others may read: settings, the key, sealed secrets, drafts. */
function openFiles(folder: string): readonly string[] {
  return ["", "boveda", "sesiones", "borradores"].flatMap((name) => {
    const place = join(folder, name);
    if (!existsSync(place)) return [];
    return readdirSync(place, { withFileTypes: true })
      .filter((one) => one.isFile() && (name !== "" || /^(?:config\.json|llave)$/.test(one.name)))
      .map((one) => join(place, one.name))
      .filter((file) => (statSync(file).mode & 0o077) !== 0);
  });
}

/** A project file that can't be read is told with the profile. */
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

/** Damaged databases of earlier days: somebody may still want to look into them. */
function setAsideFindings(folder: string): readonly Finding[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.danad[oa]-\d+$/.test(name))
    .map((name) => ({
      que: "apartado",
      estado: "aviso" as const,
      detalle: join(folder, name),
      remedio: "mesa bandeja listar --todas",
    }));
}

/** A proxy's own password is not shown. */
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

/** Node passes over a file that it can't read in silence, or nearly so. */
function authorityFindings(
  path: string | undefined,
  platform: NodeJS.Platform,
  now: Date,
): readonly Finding[] {
  if (path === undefined || path === "") return [];
  const remedio = platform === "win32" ? "set NODE_EXTRA_CA_CERTS=" : "unset NODE_EXTRA_CA_CERTS";
  const bad = (que: string): Finding => ({ que, estado: "mal", detalle: path, remedio });
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return [bad("ca-falta")];
  }
  const found = [...text.matchAll(certificate)].flatMap(([pem]) => readCertificate(pem));
  if (found.length === 0) return [bad("ca-mala")];
  // A bundle often has some that are over beside those that count.
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
