// Manifests for Scoop, winget and Homebrew, all made of one list of what there is to download.
import { stringify } from "yaml";

/**
 * Files for the repositories of package managers, by name.
 *
 * @param downloads  `{ id, name, sha256 }` of each: `id` as in scripts/executables/targets.mjs, or `windows-zip`
 * @param facts  `version`, `license`, `description` of package.json and those of publisher.json
 */
export function manifests(downloads, facts) {
  const at = (id) => {
    const found = downloads.find((one) => one.id === id);
    if (found === undefined) throw new Error(`there is no download ${id}`);
    return { url: `${facts.downloads}/v${facts.version}/${found.name}`, sha256: found.sha256 };
  };
  return {
    "scoop/mesa.json": `${JSON.stringify(scoop(at, facts), null, 2)}\n`,
    ...winget(at, facts),
    "homebrew/mesa.rb": formula(at, facts),
  };
}

/** https://github.com/ScoopInstaller/Scoop/blob/master/schema.json */
function scoop(at, { version, license, description, homepage }) {
  const { url, sha256 } = at("windows-zip");
  return {
    version,
    description,
    homepage,
    license,
    architecture: { "64bit": { url, hash: sha256 } },
    bin: "mesa.exe",
  };
}

/** https://github.com/microsoft/winget-cli/tree/master/schemas/JSON/manifests/v1.6.0 */
function winget(at, { version, license, description, homepage, publisher }) {
  const { url, sha256 } = at("windows-zip");
  const id = `${(publisher || "SinEditor").replace(/[^\p{L}\p{N}-]/gu, "")}.mesa`;
  const head = { PackageIdentifier: id, PackageVersion: version };
  const tail = (type) => ({ ManifestType: type, ManifestVersion: "1.6.0" });
  const files = {
    "": { ...head, DefaultLocale: "es-EC", ...tail("version") },
    ".installer": {
      ...head,
      InstallerType: "zip",
      NestedInstallerType: "portable",
      NestedInstallerFiles: [{ RelativeFilePath: "mesa.exe", PortableCommandAlias: "mesa" }],
      Installers: [
        { Architecture: "x64", InstallerUrl: url, InstallerSha256: sha256.toUpperCase() },
      ],
      ...tail("installer"),
    },
    ".locale.es-EC": {
      ...head,
      PackageLocale: "es-EC",
      Publisher: publisher || "SinEditor",
      PackageName: "mesa",
      PackageUrl: homepage,
      License: license,
      ShortDescription: description,
      ...tail("defaultLocale"),
    },
  };
  return Object.fromEntries(
    Object.entries(files).map(([part, content]) => [
      `winget/${id}${part}.yaml`,
      stringify(content, { lineWidth: 0 }),
    ]),
  );
}

/** https://docs.brew.sh/Formula-Cookbook. There is no schema; `brew audit` looks at it. */
function formula(at, { version, license, description, homepage }) {
  const source = (id, indent) => {
    const { url, sha256 } = at(id);
    return [`url "${url}"`, `sha256 "${sha256}"`].map((line) => " ".repeat(indent) + line);
  };
  // Homebrew takes at most 80 characters, without a full stop.
  const short = description.split(":")[0];
  return [
    "class Mesa < Formula",
    `  desc "${short}"`,
    `  homepage "${homepage}"`,
    `  version "${version}"`,
    `  license "${license}"`,
    "",
    "  on_macos do",
    "    on_arm do",
    ...source("macos-arm64", 6),
    "    end",
    "    on_intel do",
    ...source("macos-x64", 6),
    "    end",
    "  end",
    "",
    "  on_linux do",
    "    on_arm do",
    ...source("linux-arm64", 6),
    "    end",
    "    on_intel do",
    ...source("linux-x64", 6),
    "    end",
    "  end",
    "",
    "  def install",
    '    bin.install Dir["mesa-*"].first => "mesa"',
    '    system "codesign", "--force", "--sign", "-", bin/"mesa" if OS.mac?',
    "  end",
    "",
    "  test do",
    '    assert_equal version.to_s, shell_output("#{bin}/mesa --version").strip',
    "  end",
    "end",
    "",
  ].join("\n");
}
