import { expect, test } from "vitest";
import { readCi } from "../../../src/platform/process/read-ci.ts";

test.each([
  [
    {
      GITHUB_ACTIONS: "true",
      GITHUB_SHA: "a1",
      GITHUB_REF_NAME: "7/merge",
      GITHUB_HEAD_REF: "rama",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_REPOSITORY: "u/r",
      GITHUB_RUN_ID: "9",
    },
    ["GitHub Actions", "a1", "rama", "https://github.com/u/r/actions/runs/9"],
  ],
  [
    {
      GITLAB_CI: "true",
      CI_COMMIT_SHA: "a2",
      CI_COMMIT_REF_NAME: "main",
      CI_JOB_URL: "https://gl/j/1",
    },
    ["GitLab CI", "a2", "main", "https://gl/j/1"],
  ],
  [
    {
      JENKINS_URL: "https://j/",
      GIT_COMMIT: "a3",
      GIT_BRANCH: "origin/main",
      BUILD_URL: "https://j/1/",
    },
    ["Jenkins", "a3", "main", "https://j/1/"],
  ],
  [
    {
      TF_BUILD: "True",
      BUILD_SOURCEVERSION: "a4",
      BUILD_SOURCEBRANCH: "refs/heads/x/y",
      SYSTEM_COLLECTIONURI: "https://dev.azure.com/o/",
      SYSTEM_TEAMPROJECT: "p",
      BUILD_BUILDID: "5",
    },
    ["Azure Pipelines", "a4", "x/y", "https://dev.azure.com/o/p/_build/results?buildId=5"],
  ],
  [
    {
      TF_BUILD: "True",
      BUILD_SOURCEVERSION: "a4",
      BUILD_SOURCEBRANCH: "refs/pull/3/merge",
      SYSTEM_PULLREQUEST_SOURCEBRANCH: "refs/heads/arreglo",
    },
    ["Azure Pipelines", "a4", "arreglo", undefined],
  ],
  [
    {
      JENKINS_URL: "https://j/",
      GIT_COMMIT: "a3",
      CHANGE_BRANCH: "arreglo",
      BRANCH_NAME: "PR-7",
      GIT_BRANCH: "origin/PR-7",
    },
    ["Jenkins", "a3", "arreglo", undefined],
  ],
  [
    { JENKINS_URL: "https://j/", BRANCH_NAME: "uno/dos", GIT_BRANCH: "origin/otra" },
    ["Jenkins", undefined, "uno/dos", undefined],
  ],
  [
    {
      GITLAB_CI: "true",
      CI_COMMIT_SHA: "a2",
      CI_COMMIT_REF_NAME: "refs/merge-requests/1/head",
      CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: "arreglo",
      CI_PIPELINE_URL: "https://gl/p/1",
    },
    ["GitLab CI", "a2", "arreglo", "https://gl/p/1"],
  ],
  [
    {
      BITBUCKET_BUILD_NUMBER: "6",
      BITBUCKET_COMMIT: "a5",
      BITBUCKET_BRANCH: "b",
      BITBUCKET_GIT_HTTP_ORIGIN: "http://bitbucket.org/o/r",
    },
    ["Bitbucket Pipelines", "a5", "b", "https://bitbucket.org/o/r/pipelines/results/6"],
  ],
  [
    {
      CIRCLECI: "true",
      CIRCLE_SHA1: "a6",
      CIRCLE_BRANCH: "c",
      CIRCLE_BUILD_URL: "https://circleci.com/7",
    },
    ["CircleCI", "a6", "c", "https://circleci.com/7"],
  ],
  [
    {
      GITHUB_ACTIONS: "true",
      GITHUB_HEAD_REF: "",
      GITHUB_REF_NAME: "main",
      GITHUB_SERVER_URL: "https://github.com//",
      GITHUB_REPOSITORY: "u/r",
    },
    ["GitHub Actions", undefined, "main", undefined],
  ],
  [
    { GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "u/r", GITHUB_RUN_ID: "9" },
    ["GitHub Actions", undefined, undefined, undefined],
  ],
  [
    {
      TF_BUILD: "True",
      BUILD_SOURCEBRANCH: "x/refs/heads/y",
      SYSTEM_TEAMFOUNDATIONCOLLECTIONURI: "https://tfs.example/c//",
      SYSTEM_COLLECTIONURI: "https://dev.azure.com/o/",
      SYSTEM_TEAMPROJECT: "p",
      BUILD_BUILDID: "5/6",
    },
    [
      "Azure Pipelines",
      undefined,
      "x/refs/heads/y",
      "https://tfs.example/c/p/_build/results?buildId=5%2F6",
    ],
  ],
  [
    { TF_BUILD: "True", SYSTEM_COLLECTIONURI: "https://dev.azure.com/o", BUILD_BUILDID: "5" },
    ["Azure Pipelines", undefined, undefined, undefined],
  ],
  [
    { BITBUCKET_BUILD_NUMBER: "6", BITBUCKET_GIT_HTTP_ORIGIN: "https://bitbucket.org/http:/r/" },
    [
      "Bitbucket Pipelines",
      undefined,
      undefined,
      "https://bitbucket.org/http:/r/pipelines/results/6",
    ],
  ],
  [{ BITBUCKET_BUILD_NUMBER: "6" }, ["Bitbucket Pipelines", undefined, undefined, undefined]],
])("%j", (env, [proveedor, commit, rama, enlace]) => {
  expect(readCi(env).job).toEqual({ proveedor, commit, rama, enlace });
});

test("on a desk there is no job; variables that are named secret are kept back, places are not", () => {
  const env = {
    PWD: "/home/ana/proyecto",
    GITHUB_TOKEN: "ghs_1",
    MESA_CONTRASENA: "x1",
    MESA_CONTRASENA_ARCHIVO: "/run/secrets/clave",
    AWS_SECRET_ACCESS_KEY: "x2",
    EDITOR: "vi",
  };
  expect(readCi(env)).toMatchObject({ job: undefined, secretos: ["ghs_1", "x1", "x2"] });
});

test("where nothing takes a summary or outputs, none are written", async () => {
  const { summarize, tell } = readCi({ GITHUB_STEP_SUMMARY: "", GITHUB_OUTPUT: "" });
  expect([await summarize("x"), await tell({ a: "1" })]).toEqual([undefined, undefined]);
});

test("by its name a variable is secret, unless its value is a place", () => {
  const secret = [
    "PASS",
    "DB_PASS",
    "PASSWD",
    "db_password",
    "PASSWORD_2",
    "MICONTRASENA",
    "CLAVES",
    "SECRETO",
    "TOKENS",
    "APIKEY",
    "API_KEY_1",
    "ACCESS_KEY",
    "XACCESSKEY",
    "PRIVATE_KEY",
    "PRIVATEKEY",
    "CREDENTIALS",
    "PWD_1",
    "MI_PWD",
    "GH_PAT",
    "PAT_2",
    "FRASE",
    "MI_FRASE_1",
  ];
  const others = [
    "PWD",
    "OLDPWD",
    "PASSENGER",
    "PATH",
    "SPAT",
    "FRASES",
    "KEY",
    "ÑPASSX",
    "GITHUB_ACTOR",
  ];
  const env = Object.fromEntries([...secret, ...others].map((name) => [name, `de ${name}`]));
  expect(readCi(env).secretos).toEqual(secret.map((name) => `de ${name}`));
  const values: readonly (readonly [string, boolean])[] = [
    ["/run/secrets/a-1.txt", false],
    ["C:\\datos de mesa\\a", false],
    ["c:/a", true],
    ["/", true],
    ["run/secrets", true],
    ["/a?b", true],
    ["x/a", true],
  ];
  for (const [value, isSecret] of values) {
    expect([value, readCi({ TOKEN: value }).secretos]).toEqual([value, isSecret ? [value] : []]);
  }
});
