/** How a variable of the environment is set: in both shells of Windows, or in those of other systems. */
export function settingOf(name: string, value: string, platform: NodeJS.Platform): string {
  return platform === "win32"
    ? `PowerShell: $env:${name} = "${value}" · cmd: set ${name}=${value}`
    : `export ${name}=${value}`;
}

/** How it is removed. */
export function unsettingOf(name: string, platform: NodeJS.Platform): string {
  return platform === "win32"
    ? `PowerShell: Remove-Item Env:${name} · cmd: set ${name}=`
    : `unset ${name}`;
}

/** How a command is run with a variable of its own. */
export function commandWith(
  name: string,
  value: string,
  command: string,
  platform: NodeJS.Platform,
): string {
  return platform === "win32"
    ? `PowerShell: $env:${name} = "${value}"; ${command} · cmd: set "${name}=${value}" && ${command}`
    : `${name}=${value} ${command}`;
}
