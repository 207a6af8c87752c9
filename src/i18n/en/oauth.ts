/** Signing in at an issuer of tokens (OAuth 2.0) for the mailbox. */
export const oauth = {
  "elegir-acceso.contrasena": "With the password, or an app password",
  "elegir-acceso.oauth":
    "In the browser, with the account at Microsoft, Google or another issuer (OAuth)",
  "elegir-acceso.xoauth2": "With a token that you get yourself (MESA_TOKEN)",
  "buzon.emisor": "Who gives permission (microsoft, google or the issuer's address)",
  "buzon.cliente": "Client id that your firm registered",
  "buzon.inquilino": "Tenant at Microsoft",
  "buzon.alcance": "Scopes asked for",
  "opcion.emisor":
    "With --acceso oauth: microsoft, google or the issuer's https address; by the mailbox if left out",
  "opcion.cliente":
    "With --acceso oauth: the client id that your firm registered (docs/en/mail-oauth.md)",
  "opcion.inquilino":
    "With --emisor microsoft: the tenant (id or domain); the mailbox's domain if left out",
  "opcion.alcance": "Scope to ask an issuer of one's own for, in place of the usual ones",
  "opcion.codigo-ingreso": "Gives a code to type in the browser of any machine (OAuth, over SSH)",
  "problema.emisor-formato":
    "“{valor}” won't do; write microsoft, google or the issuer's address, such as https://acceso.agencia.example.",
  "problema.inquilino-ajeno": "goes only with --emisor microsoft.",
  "problema.alcance-fijo":
    "goes only with an issuer of one's own; those of Microsoft and Google are known.",
  "oauth.abierto":
    "Your browser was opened. If you don't see it, open this address and sign in with your mailbox's account:",
  "oauth.abra":
    "Open this address in a browser on this machine and sign in with your mailbox's account:",
  "oauth.otra-maquina":
    "Is the browser on another machine (SSH)? Stop with Ctrl-C and use “mesa sesion iniciar --codigo”, or bring port {puerto} there: ssh -L {puerto}:127.0.0.1:{puerto} …",
  "oauth.espera": "Waiting for your permission, ten minutes at most…",
  "oauth.vaya": "Open this address in a browser on any machine:",
  "oauth.codigo": "Type this code there: {codigo}",
  "oauth.espera-codigo": "Waiting for your permission; the code is good for {minutos} min…",
  "oauth.secreto-cliente":
    "The client's secret (Google gives it with the client id; empty if there is none)",
  "oauth.pagina-bien": "Done: you can close this page and go back to the terminal.",
  "oauth.pagina-mal": "This page can't be used to sign in. Go back to the terminal.",
  "sesion.permiso": "Permission of {emisor} since {desde}; access renews itself",
  "sesion.alcances": "Scopes: {alcances}",
  "sesion.permiso-vigente":
    "{emisor} offers no way to take the permission back from here: this machine has forgotten it, the account still has it. Take it back on your account's page.",
  "sesion.permiso-vigente-en":
    "{emisor} offers no way to take the permission back from here: this machine has forgotten it, the account still has it. Take it back at {pagina}",
  "entorno.MESA_CLIENTE_SECRETO":
    "secret of your firm's OAuth client, if the issuer wants one (Google)",
  "error.permiso-negado": "At {emisor} the permission to use the mailbox was not given.",
  "error.permiso-negado.sugerencia":
    "If that was a mistake, repeat “mesa sesion iniciar --perfil {perfil}” and agree to what is asked for.",
  "error.permiso-administrador":
    "{emisor} does not let you give the permission yourself: whoever administers your firm's accounts has to.",
  "error.permiso-administrador.sugerencia":
    "Send them the client id from “mesa perfil ver {perfil}” and docs/en/mail-oauth.md, which says how; then repeat “mesa sesion iniciar --perfil {perfil}”.",
  "error.permiso-incompleto": "The permission of {emisor} is not enough; missing: {faltan}.",
  "error.permiso-incompleto.sugerencia":
    "Repeat “mesa sesion iniciar --perfil {perfil}” and agree to all that is asked for; if it does not appear, your administrator has to add it to the client (docs/en/mail-oauth.md).",
  "error.permiso-vencido":
    "{emisor} no longer renews the access of profile “{perfil}”: the permission ran out, was taken back, or the password changed.",
  "error.permiso-vencido.sugerencia":
    "Sign in again: “mesa sesion iniciar --perfil {perfil}”. What is in the outbox stays there.",
  "error.ingreso-vencido": "Signing in at {emisor} was not completed in time.",
  "error.ingreso-vencido.sugerencia":
    "Repeat “mesa sesion iniciar --perfil {perfil}”. If the browser showed an error about the redirect URI, your administrator has to register it: docs/en/mail-oauth.md.",
  "error.ingreso-alterado":
    "The answer that the browser brought is not from {emisor}; it was not used.",
  "error.ingreso-alterado.sugerencia":
    "Repeat “mesa sesion iniciar --perfil {perfil}” in a new browser window; if it happens again, tell whoever administers your network.",
  "error.codigo-no-admitido": "{emisor}, or your firm, does not allow signing in by a code.",
  "error.codigo-no-admitido.sugerencia":
    "Use the browser: “mesa sesion iniciar --perfil {perfil}”, without --codigo; docs/en/mail-oauth.md says how over SSH.",
  "error.cliente-rechazado": "{emisor} does not take this profile's client, or what it asks for.",
  "error.cliente-rechazado.sugerencia":
    "Check --cliente with “mesa perfil ver {perfil}”. The client has to be a public one (desktop), with the redirect URI http://127.0.0.1 and the scopes of docs/en/mail-oauth.md; Google also wants its secret (MESA_CLIENTE_SECRETO).",
  "error.inquilino-equivocado":
    "The account or the client does not belong to that tenant of {emisor}.",
  "error.inquilino-equivocado.sugerencia":
    "Sign in with the mailbox's account, or correct --inquilino: “mesa perfil crear {perfil} … --inquilino ID --reemplazar”.",
  "error.reloj-equivocado":
    "The clock of this machine and that of {emisor} are {minutos} min apart; so it does not let you in.",
  "error.reloj-equivocado.sugerencia":
    "Set this machine's clock (date, time and zone) and repeat the command.",
  "error.emisor-rechaza": "{emisor} gave no access.",
  "error.emisor-rechaza.sugerencia":
    "Read what it says; docs/en/mail-oauth.md explains what has to be registered. Then repeat “mesa sesion iniciar --perfil {perfil}”.",
  "error.emisor-invalido": "At {emisor} there is no OAuth 2.0 issuer that can be used.",
  "error.emisor-invalido.sugerencia":
    "Check --emisor with “mesa perfil ver {perfil}”: it is the address that your administrator calls the issuer.",
  "error.emisor-inalcanzable":
    "{emisor}, which gives access to your mailbox, can't be reached ({motivo}); the service desk has no part in it.",
  "error.emisor-inalcanzable.sugerencia":
    "Check the connection and this machine's time and repeat the command. What was to be sent waits in “mesa bandeja listar”.",
  "error.servidor-sin-oauth": "The server {servidor} takes no tokens (OAUTHBEARER, XOAUTH2).",
  "error.servidor-sin-oauth.sugerencia":
    "Use “--acceso contrasena”, or ask your mail provider for its servers with OAuth.",
  "error.smtp-desactivado":
    "The server {servidor} has sending by SMTP (SMTP AUTH) switched off for your mailbox.",
  "error.smtp-desactivado.sugerencia":
    "Ask whoever administers Microsoft 365 to switch it on for your mailbox (“Authenticated SMTP” among the user's email apps); docs/en/mail-oauth.md says how.",
} as const;
