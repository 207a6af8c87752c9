import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** Debian's names of processors. */
const architectures = { x64: "amd64", arm64: "arm64" };

/**
 * Makes a Debian package of a single executable, with its manual pages and completion scripts. The same
 * files and date make the same bytes. Takes `dpkg-deb`.
 *
 * @param options  `executable`, `nodeLicence`: paths; `arch`: as Node says it; `seconds`: the date of everything, since 1970;
 *   `folder`: where the package goes; `facts`: of package.json and publisher.json
 * @returns the name of the package's file
 */
export function debianPackage({ executable, nodeLicence, arch, seconds, folder, facts }) {
  const architecture = architectures[arch];
  const tree = mkdtempSync(join(tmpdir(), "mesa-deb-"));
  try {
    const put = (name, content, mode = 0o644) => {
      const path = join(tree, name);
      mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
      writeFileSync(path, content);
      chmodSync(path, mode);
    };
    const document = (name) => `usr/share/doc/mesa-oce/${name}`;
    mkdirSync(join(tree, "usr/bin"), { recursive: true });
    copyFileSync(executable, join(tree, "usr/bin/mesa"));
    chmodSync(join(tree, "usr/bin/mesa"), 0o755);
    for (const page of readdirSync("man")) {
      put(`usr/share/man/man1/${page}.gz`, gzipSync(readFileSync(join("man", page)), { level: 9 }));
    }
    for (const [script, place] of [
      ["mesa.bash", "usr/share/bash-completion/completions/mesa"],
      ["_mesa", "usr/share/zsh/vendor-completions/_mesa"],
      ["mesa.fish", "usr/share/fish/vendor_completions.d/mesa.fish"],
    ]) {
      put(place, readFileSync(join("completions", script)));
    }
    put(document("copyright"), readFileSync("LICENSE"));
    put(document("changelog.gz"), gzipSync(readFileSync("CHANGELOG.md"), { level: 9 }));
    for (const name of ["TERCEROS.md", "TERCEROS.cdx.json"])
      put(document(name), readFileSync(name));
    put(document("LICENSE-node"), readFileSync(nodeLicence));
    put("DEBIAN/control", control(architecture, facts));
    const name = `mesa-oce_${facts.version}_${architecture}.deb`;
    execFileSync("dpkg-deb", ["--root-owner-group", "-Zxz", "--build", tree, join(folder, name)], {
      stdio: "pipe",
      env: { ...process.env, SOURCE_DATE_EPOCH: String(seconds) },
    });
    return name;
  } finally {
    rmSync(tree, { recursive: true });
  }
}

function control(architecture, { version, description, homepage, publisher, email }) {
  const [short, long] = description.split(": ");
  return [
    "Package: mesa-oce",
    `Version: ${version}`,
    `Architecture: ${architecture}`,
    `Maintainer: ${publisher || "Sin editor"} <${email || "nadie@example.invalid"}>`,
    "Depends: libc6 (>= 2.28), libstdc++6 (>= 8)",
    "Suggests: bash-completion",
    "Section: utils",
    "Priority: optional",
    `Homepage: ${homepage}`,
    `Description: ${short}`,
    ` ${long}`,
    "",
  ].join("\n");
}
