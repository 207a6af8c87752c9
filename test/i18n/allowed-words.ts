/** Words that the dictionaries lack and that are right; each list is in no order but its groups. */
const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Names, formats and programs, which are the same in both languages. */
export const allowedEverywhere = list(`
  Ecuapass Guayaquil SENAE Request Tracker Postfix Dovecot PostgreSQL postgres Outlook Gmail Google Microsoft Apple Yahoo
  Zoho GroupWise Horde Znuny Zammad osTicket Freshdesk Kayako ServiceDesk ServiceNow iTop Thunderbird
  Redmine Keycloak Graph Workspace Windows Linux Debian macOS Wine OneDrive Excel Office LibreOffice
  Numbers GitHub GitLab Actions Code Quality JUnit Jest pytest Surefire gotestsum PHPUnit vitest Node
  npm bash zsh fish PowerShell powershell JavaScript OAuth OpenPGP Unicode SQLite Schema Visual
  Redistributable Auth Platform App Keychain Noto PDFKit WebSocket CommonJS PSVersionTable
  OutputEncoding oidc keytar scrypt libsql lmdb PGlite undici hono zod sqlite pdfkit rolldown conf libpng zlib
  Tesseract tesseract Chromium sharp WebAssembly PaddleOCR poppler CycloneDX tmpfs chown xclip xsel wl osascript portapapeles errorlevel
  xlsx xls xlsb ods csv ndjson zip pdf eml msg mbox txt cmd bat md yml com ec https ssh oauth github
  microsoft google ci min KiB MiB Ctrl Esc Tab Enter maim scrot grim ImageMagick Wayland wlroots sway iPhone qpdf
  executables Scoop scoop winget Homebrew brew Gatekeeper SmartScreen LEEME codesign rcodesign libatomic deb dpkg glibc libstdc checksums keyring postject Mach ELF PE SBOM SPDX provenance tarball
  lt amp fontkit veraPDF Paint Impr Pant kerning systemd taskbar sRGB WebP libvips kitty Ghostty WezTerm tmux Xvfb openbox cron
`);

export const allowedWords = {
  es: list(`
    ticket tickets token tokens proxy loopback intro idempotencia shell script scripts log app commit redirect issuer
    carátula comilla percentil percentiles interanual autocompleta autocompletar autocompletado
    feb abr may jun jul ago sep oct nov dic wq elíjala
    paginador subcarpeta subcarpetas redirección reintenta háb resp int
    llénela expórtela escríbala escríbalo escríbalas quítelo impórtelo ciérrelo continúelo corríjalo
    defínalo desbloquéelo divídalo imprímalo instálelo iníciela nómbrelas péguelo prepárelo pruébelo redúzcala
    regístrese verifíquelo
    contrasena almacen arbol descripcion guia sesion dueno
    Declaraci Win
    English call off run node windows Automatic reply giving up Status changed from Open message
    headers Out String Invoke Expression Console new Get Content if ConvertFrom Json Encoding
  `),
  en: list(`
    fallas wq
    recogniser idempotency subfolder subfolders schema schemas webhook jitter encoding encodings changelog
    siempre bundler prebuilt prefilled minified mistyped
    incidente consulta clave adjuntos distritos pantallas operadores motivos tipo solicitud instalar
    arbol siguiente atendido salida idioma perfil paginador accesible almacen practica campos feriados
    laborables respondido entrega descripcion pantalla salidas entorno formularios canales muestra
    correo contrasena todas falla duda si atenciones comprobante anotado
    cédula Español Regístrese de del al reinicio automática Servicios Atención Usuario Aduana Nacional
    Única comercio Añadir algo más captura ayer Declaraci Su declaración fue rechazada ID
  `),
} as const;

/**
 * Nouns of ours that the dictionary also takes without their accent, as another word
 * («practica», «numero»): in a message they always carry it.
 */
export const accentedNouns = list(`
  trámite trámites práctica prácticas número números página páginas código códigos catálogo catálogos
  período períodos límite límites línea líneas envío envíos título títulos último última próximo
  próxima término términos máximo mínimo índice crédito depósito cálculo análisis método vínculo
`);
