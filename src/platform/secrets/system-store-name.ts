const names: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "Keychain",
  win32: "Windows Credential Manager",
};

/** What the operating system's own credential store is called, for people. */
export function systemStoreName(platform: NodeJS.Platform): string {
  return names[platform] ?? "Secret Service";
}
