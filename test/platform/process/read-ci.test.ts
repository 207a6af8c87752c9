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
