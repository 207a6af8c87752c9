import { readFileSync, writeFileSync } from "node:fs";
import { zipSync } from "fflate";

/**
 * Makes a zip for Windows: `mesa.exe`, what to know first, and a script that puts mesa into Explorer's menu
 * «Enviar a». The same files and date make the same bytes.
 *
 * @param options  paths: `executable`, `nodeLicence`, `path` of the zip; `seconds` since 1970, `version`
 */
export function windowsZip({ executable, nodeLicence, path, seconds, version }) {
  const mtime = new Date(seconds * 1000);
  const text = (lines) => Buffer.from(`\uFEFF${lines.join("\r\n")}\r\n`);
  // cmd reads its files in the console's code page and knows no byte order mark.
  const script = (lines) => Buffer.from(`${lines.join("\r\n")}\r\n`, "ascii");
  const files = {
    "mesa.exe": readFileSync(executable),
    "LEEME.txt": text(readme(version)),
    "instalar-enviar-a.cmd": script(installSendTo),
    "TERCEROS.md": readFileSync("TERCEROS.md"),
    "LICENCIA.txt": readFileSync("LICENSE"),
    "LICENCIA-NODE.txt": readFileSync(nodeLicence),
  };
  const entries = Object.entries(files).map(([name, content]) => [name, [content, { mtime }]]);
  writeFileSync(path, zipSync(Object.fromEntries(entries), { level: 6 }));
}

const readme = (version) => [
  `mesa ${version}: la Mesa de Servicios del SENAE desde la línea de comandos`,
  "",
  "No necesita Node ni instalación.",
  "",
  "1. Extraiga este zip en una carpeta suya, por ejemplo C:\\Users\\usted\\mesa.",
  "2. Abra una consola en esa carpeta (escriba «cmd» en la barra de direcciones del Explorador).",
  "3. Pruebe: mesa demo. Nada sale de su equipo.",
  "4. Prepare su perfil: mesa iniciar.",
  "",
  "mesa.exe no está firmado: Windows puede mostrar «Windows protegió su PC». Compare antes su",
  "suma SHA-256 con la publicada en SHA256SUMS:",
  "",
  "  certutil -hashfile mesa.exe SHA256",
  "",
  "«instalar-enviar-a.cmd» añade «mesa - documento de evidencia» al menú «Enviar a» del Explorador:",
  "reúne las capturas seleccionadas en un PDF. Para quitarlo, borre ese archivo de la carpeta que se",
  "abre con Win+R y «shell:sendto».",
  "",
  "Sus datos quedan en %LOCALAPPDATA%\\mesa y %APPDATA%\\mesa, también si borra esta carpeta.",
];

const installSendTo = [
  "@echo off",
  'rem Adds mesa to the menu "Send to" of this user; nothing else is changed.',
  "setlocal",
  'set "TARGET=%APPDATA%\\Microsoft\\Windows\\SendTo\\mesa - documento de evidencia.cmd"',
  '> "%TARGET%" echo @echo off',
  '>> "%TARGET%" echo chcp 65001 ^>nul',
  '>> "%TARGET%" echo cd /d "%%~dp1"',
  '>> "%TARGET%" echo "%~dp0mesa.exe" evidencia armar %%*',
  '>> "%TARGET%" echo pause',
  'if exist "%TARGET%" (echo Listo. Esta en el menu "Enviar a" del Explorador.) else (echo No se pudo escribir "%TARGET%".)',
  "pause",
];
