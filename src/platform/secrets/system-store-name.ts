const names: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "Keychain",
  win32: "Windows Credential Manager",
};

/** The name of the operating system's credential store, as people know it. */
export function systemStoreName(platform: NodeJS.Platform): string {
  return names[platform] ?? "Secret Service";
}
