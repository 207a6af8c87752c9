import { readFileSync } from "node:fs";
import { targets } from "../executables/targets.mjs";

/**
 * What the files of a release were made of, as an in-toto statement with a SLSA provenance (version 1). It
 * is not signed: that is for whoever publishes, who also names the builder.
 *
 * @param subject  `{ name, digest: { sha256 } }` of each file
 */
export function provenance(subject, { version, commit }) {
  const digests = JSON.parse(
    readFileSync(new URL("../executables/packages.json", import.meta.url), "utf8"),
  );
  const nodes = targets.map((one) => `${one.package}@${one.node}`);
  return {
    _type: "https://in-toto.io/Statement/v1",
    subject,
    predicateType: "https://slsa.dev/provenance/v1",
    predicate: {
      buildDefinition: {
        buildType: "https://example.invalid/mesa/npm-run-release/v1",
        externalParameters: { version },
        resolvedDependencies: [
          { uri: "git+.", digest: { gitCommit: commit } },
          ...nodes.map((name) => ({
            uri: `pkg:npm/${name}`,
            digest: { sha512: hex(digests[name]) },
          })),
        ],
      },
      runDetails: { builder: { id: "" }, metadata: {} },
    },
  };
}

function hex(integrity) {
  return Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex");
}
