/** Signing in at an issuer of tokens (OAuth 2.0) for the mailbox. */
export const oauth = {
  "elegir-acceso.contrasena": "With the password, or an app password",
  "elegir-acceso.oauth":
    "In the browser, with your account at Microsoft, Google or another issuer (OAuth)",
  "elegir-acceso.xoauth2": "With a token you obtain yourself (MESA_TOKEN)",
  "buzon.emisor": "Token issuer (microsoft, google or the issuer's address)",
  "buzon.cliente": "Client ID registered by your company",
  "buzon.inquilino": "Microsoft tenant",
  "buzon.alcance": "Requested scopes",
  "opcion.emisor":
    "With --acceso oauth: microsoft, google or the issuer's https address (default: from the mailbox)",
  "opcion.cliente":
    "With --acceso oauth: the client ID registered by your company (docs/en/mail-oauth.md)",
  "opcion.inquilino":
    "With --emisor microsoft: the tenant, by ID or domain (default: the mailbox's domain)",
  "opcion.alcance": "Scope to request from your own issuer, instead of the usual ones",
  "opcion.codigo-ingreso": "Shows a code to type in a browser on any computer (OAuth, over SSH)",
  "problema.emisor-formato":
    "“{valor}” is not valid; use microsoft, google or the issuer's address, such as https://acceso.agencia.example.",
  "problema.inquilino-ajeno": "can only be used with --emisor microsoft.",
  "problema.alcance-fijo":
    "can only be used with your own issuer; those of Microsoft and Google are known.",
  "oauth.abierto":
    "Your browser was opened. If you do not see it, open this address and sign in with your mailbox's account:",
  "oauth.abra":
    "Open this address in a browser on this computer and sign in with your mailbox's account:",
  "oauth.otra-maquina":
    "Is the browser on another computer (SSH)? Stop with Ctrl-C and use “mesa auth login --codigo”, or forward port {puerto}: ssh -L {puerto}:127.0.0.1:{puerto} …",
  "oauth.espera": "Waiting for your permission, up to ten minutes…",
  "oauth.vaya": "Open this address in a browser on any computer:",
  "oauth.codigo": "Type this code there: {codigo}",
  "oauth.espera-codigo": "Waiting for your permission; the code is valid for {minutos} min…",
  "oauth.secreto-cliente":
    "Client secret (Google gives it with the client ID; empty if there is none)",
  "oauth.pagina-bien": "Done: you can close this page and go back to the terminal.",
  "oauth.pagina-mal": "This page cannot be used to sign in. Go back to the terminal.",
  "sesion.permiso": "Permission from {emisor} since {desde}; access renews automatically",
  "sesion.alcances": "Scopes: {alcances}",
  "sesion.permiso-vigente":
    "{emisor} does not let this program revoke the permission: it was deleted from this computer, but your account still has it. Revoke it on your account's page.",
  "sesion.permiso-vigente-en":
    "{emisor} does not let this program revoke the permission: it was deleted from this computer, but your account still has it. Revoke it at {pagina}",
  "entorno.MESA_CLIENTE_SECRETO":
    "secret of your company's OAuth client, if the issuer requires one (Google)",
  "error.permiso-negado": "The permission to use the mailbox was not granted at {emisor}.",
  "error.permiso-negado.sugerencia":
    "If that was a mistake, run “mesa auth login --perfil {perfil}” again and accept what is requested.",
  "error.permiso-administrador":
    "{emisor} does not let you grant the permission yourself: your company's administrator must do it.",
  "error.permiso-administrador.sugerencia":
    "Send them the client ID from “mesa profile show {perfil}” and docs/en/mail-oauth.md, which explains how; then run “mesa auth login --perfil {perfil}” again.",
  "error.permiso-incompleto": "The permission from {emisor} is not enough; missing: {faltan}.",
  "error.permiso-incompleto.sugerencia":
    "Run “mesa auth login --perfil {perfil}” again and accept everything requested; if it does not appear, your administrator must add it to the client (docs/en/mail-oauth.md).",
  "error.permiso-vencido":
    "{emisor} no longer renews the access of profile “{perfil}”: the permission expired or was revoked, or the password changed.",
  "error.permiso-vencido.sugerencia":
    "Sign in again: “mesa auth login --perfil {perfil}”. Pending requests stay in the outbox.",
  "error.ingreso-vencido": "Signing in at {emisor} was not completed in time.",
  "error.ingreso-vencido.sugerencia":
    "Run “mesa auth login --perfil {perfil}” again. If the browser showed an error about the redirect URI, your administrator must register it: docs/en/mail-oauth.md.",
  "error.ingreso-alterado":
    "The response the browser brought is not from {emisor}; it was not used.",
  "error.ingreso-alterado.sugerencia":
    "Run “mesa auth login --perfil {perfil}” again in a new browser window; if it happens again, contact your network administrator.",
  "error.codigo-no-admitido": "{emisor}, or your company, does not allow signing in with a code.",
  "error.codigo-no-admitido.sugerencia":
    "Use the browser: “mesa auth login --perfil {perfil}”, without --codigo; docs/en/mail-oauth.md explains how over SSH.",
  "error.cliente-rechazado": "{emisor} does not accept this profile's client, or what it requests.",
  "error.cliente-rechazado.sugerencia":
    "Check --cliente with “mesa profile show {perfil}”. It must be a public client with the redirect URI and scopes of docs/en/mail-oauth.md; Google also requires its secret (MESA_CLIENTE_SECRETO).",
  "error.inquilino-equivocado":
    "The account or the client does not belong to that tenant of {emisor}.",
  "error.inquilino-equivocado.sugerencia":
    "Sign in with the mailbox's account, or correct --inquilino: “mesa profile create {perfil} … --inquilino ID --reemplazar”.",
  "error.reloj-equivocado":
    "The clocks of this computer and of {emisor} differ by {minutos} min, so it does not let you sign in.",
  "error.reloj-equivocado.sugerencia":
    "Set this computer's clock (date, time and zone) and run the command again.",
  "error.emisor-rechaza": "{emisor} did not grant access.",
  "error.emisor-rechaza.sugerencia":
    "Read its reason; docs/en/mail-oauth.md explains what must be registered. Then run “mesa auth login --perfil {perfil}” again.",
  "error.emisor-invalido": "There is no usable OAuth 2.0 issuer at {emisor}.",
  "error.emisor-invalido.sugerencia":
    "Check --emisor with “mesa profile show {perfil}”: it is the address your administrator calls the issuer.",
  "error.emisor-inalcanzable":
    "{emisor}, which grants access to your mailbox, could not be reached ({motivo}); the service desk is not involved.",
  "error.emisor-inalcanzable.sugerencia":
    "Check the connection and this computer's clock, and run the command again. Pending requests are safe: see “mesa outbox list”.",
  "error.servidor-sin-oauth":
    "The server {servidor} does not accept tokens (OAUTHBEARER, XOAUTH2).",
  "error.servidor-sin-oauth.sugerencia":
    "Use “--acceso contrasena”, or ask your mail provider for its servers that support OAuth.",
  "error.smtp-desactivado":
    "The server {servidor} has sending by SMTP (SMTP AUTH) turned off for your mailbox.",
  "error.smtp-desactivado.sugerencia":
    "Ask your Microsoft 365 administrator to turn it on for your mailbox (“Authenticated SMTP” in the user's email apps); docs/en/mail-oauth.md explains how.",
} as const;
