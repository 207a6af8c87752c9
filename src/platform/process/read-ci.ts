import { appendFile } from "node:fs/promises";
import { percentEncode } from "../../domain/url.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { CiJob, CiSurroundings } from "../../ports/ci.ts";

type Environment = Readonly<Record<string, string | undefined>>;
type ReadJob = (get: (name: string) => string | undefined) => Omit<CiJob, "proveedor">;

/**
 * The supported CI services: name, the environment variable that only this service sets according to
 * its documentation, and how to read the job from its variables.
 */
const services: readonly (readonly [name: string, variable: string, read: ReadJob])[] = [
  [
    "GitHub Actions",
    "GITHUB_ACTIONS",
    (get) => ({
      commit: get("GITHUB_SHA"),
      // GITHUB_HEAD_REF is the source branch of a pull request.
      rama: get("GITHUB_HEAD_REF") ?? get("GITHUB_REF_NAME"),
      enlace: joined(get("GITHUB_SERVER_URL"), [
        get("GITHUB_REPOSITORY"),
        "actions/runs",
        get("GITHUB_RUN_ID"),
      ]),
    }),
  ],
  [
    "GitLab CI",
    "GITLAB_CI",
    (get) => ({
      commit: get("CI_COMMIT_SHA"),
      rama: get("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME") ?? get("CI_COMMIT_REF_NAME"),
      enlace: get("CI_JOB_URL") ?? get("CI_PIPELINE_URL"),
    }),
  ],
  [
    "Azure Pipelines",
    "TF_BUILD",
    (get) => ({
      commit: get("BUILD_SOURCEVERSION"),
      rama: (get("SYSTEM_PULLREQUEST_SOURCEBRANCH") ?? get("BUILD_SOURCEBRANCH"))?.replace(
        /^refs\/heads\//,
        "",
      ),
      enlace: joined(get("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI") ?? get("SYSTEM_COLLECTIONURI"), [
        get("SYSTEM_TEAMPROJECT"),
        encoded("_build/results?buildId=", get("BUILD_BUILDID")),
      ]),
    }),
  ],
  [
    "Bitbucket Pipelines",
    "BITBUCKET_BUILD_NUMBER",
    (get) => ({
      commit: get("BITBUCKET_COMMIT"),
      rama: get("BITBUCKET_BRANCH"),
      enlace: joined(get("BITBUCKET_GIT_HTTP_ORIGIN")?.replace(/^http:/, "https:"), [
        "pipelines/results",
        get("BITBUCKET_BUILD_NUMBER"),
      ]),
    }),
  ],
  [
    "CircleCI",
    "CIRCLECI",
    (get) => ({
      commit: get("CIRCLE_SHA1"),
      rama: get("CIRCLE_BRANCH"),
      enlace: get("CIRCLE_BUILD_URL"),
    }),
  ],
  [
    "Jenkins",
    "JENKINS_URL",
    (get) => ({
      commit: get("GIT_COMMIT"),
      rama:
        get("CHANGE_BRANCH") ?? get("BRANCH_NAME") ?? get("GIT_BRANCH")?.replace(/^origin\//, ""),
      enlace: get("BUILD_URL"),
    }),
  ],
];

/** Names of environment variables whose values are taken for secrets. */
const secretName =
  /PASS(?:WORD|WD)?(?:$|_)|CONTRASENA|CLAVE|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL|(?:^|_)(?:PWD|PAT|FRASE)(?:$|_)/i;
/** The one of them whose value, the current folder, is none. */
const currentFolder = "PWD";

/** Reads which CI service and job this process runs in, and the secret values of its environment. */
export function readCi(env: Environment): CiSurroundings {
  const get = (name: string): string | undefined => env[name] || undefined;
  const service = services.find(([, variable]) => get(variable) !== undefined);
  return {
    job: service && { proveedor: service[0], ...service[2](get) },
    secretos: Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && secretName.test(name) && name !== currentFolder && !isPath(value)
        ? [value]
        : [],
    ),
    summarize: async (markdown) => await append(get("GITHUB_STEP_SUMMARY"), markdown),
    tell: async (outputs) => {
      const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
      await append(get("GITHUB_OUTPUT"), lines.join(""));
    },
  };
}

async function append(path: string | undefined, text: string): Promise<void> {
  if (path === undefined) return;
  try {
    await appendFile(path, text);
  } catch (error) {
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}

/** Joins an address and its path; undefined when a part is missing. */
function joined(
  base: string | undefined,
  parts: readonly (string | undefined)[],
): string | undefined {
  if (base === undefined || parts.includes(undefined)) return undefined;
  return [base.replace(/\/+$/, ""), ...parts].join("/");
}

function encoded(before: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${before}${percentEncode(value)}`;
}

/** Whether a value is an absolute path: a path to a secret is not itself secret. */
function isPath(value: string): boolean {
  return /^(?:[A-Za-z]:\\|\/)[\w .\\/-]+$/.test(value);
}
