/** Signing in at an issuer of tokens (OAuth 2.0) for the mailbox. */
export const oauth = {
  "elegir-acceso.contrasena": "Con la contraseña, o una contraseña de aplicación",
  "elegir-acceso.oauth":
    "En el navegador, con la cuenta de Microsoft, Google u otro emisor (OAuth)",
  "elegir-acceso.xoauth2": "Con un token que usted mismo obtiene (MESA_TOKEN)",
  "buzon.emisor": "Quién da los permisos (microsoft, google o la dirección del emisor)",
  "buzon.cliente": "ID de cliente que registró su empresa",
  "buzon.inquilino": "Inquilino de Microsoft",
  "buzon.alcance": "Alcances",
  "opcion.emisor":
    "Con --acceso oauth: microsoft, google o la dirección https del emisor (si se omite, se deduce del buzón)",
  "opcion.cliente":
    "Con --acceso oauth: el ID de cliente que su empresa registró (docs/correo-oauth.md)",
  "opcion.inquilino":
    "Con --emisor microsoft: el inquilino, por su ID o dominio (el dominio del buzón si se omite)",
  "opcion.alcance": "Alcance que se pide a un emisor propio, en lugar de los usuales",
  "opcion.codigo-ingreso":
    "Muestra un código para escribirlo en el navegador de cualquier equipo (OAuth, por SSH)",
  "problema.emisor-formato":
    "«{valor}» no es válido; escriba microsoft, google o la dirección del emisor, como https://acceso.agencia.example.",
  "problema.inquilino-ajeno": "solo va con --emisor microsoft.",
  "problema.alcance-fijo": "solo va con un emisor propio; los de Microsoft y Google ya se conocen.",
  "oauth.abierto":
    "Se abrió su navegador. Si no lo ve, abra esta dirección e inicie sesión con la cuenta de su buzón:",
  "oauth.abra":
    "Abra esta dirección en un navegador de este equipo e inicie sesión con la cuenta de su buzón:",
  "oauth.otra-maquina":
    "¿El navegador está en otro equipo (SSH)? Interrumpa con Ctrl-C y use «mesa sesion iniciar --codigo», o lleve allí el puerto {puerto}: ssh -L {puerto}:127.0.0.1:{puerto} …",
  "oauth.espera": "Se espera su permiso, diez minutos como máximo…",
  "oauth.vaya": "Abra esta dirección en el navegador de cualquier equipo:",
  "oauth.codigo": "Escriba allí este código: {codigo}",
  "oauth.espera-codigo": "Se espera su permiso; el código vale {minutos} min…",
  "oauth.secreto-cliente":
    "Secreto del cliente (Google lo da con el ID de cliente; vacío si no hay)",
  "oauth.pagina-bien": "Listo: puede cerrar esta página y volver a la terminal.",
  "oauth.pagina-mal": "Esta página no permite iniciar sesión. Vuelva a la terminal.",
  "sesion.permiso": "Permiso de {emisor} desde {desde}; el acceso se renueva solo",
  "sesion.alcances": "Alcances: {alcances}",
  "sesion.permiso-vigente":
    "{emisor} no permite que este programa retire el permiso: se borró de este equipo, pero sigue en su cuenta. Retírelo en la página de su cuenta.",
  "sesion.permiso-vigente-en":
    "{emisor} no permite que este programa retire el permiso: se borró de este equipo, pero sigue en su cuenta. Retírelo en {pagina}",
  "entorno.MESA_CLIENTE_SECRETO":
    "secreto del cliente OAuth de su empresa, si el emisor lo pide (Google)",
  "error.permiso-negado": "En {emisor} no se dio el permiso para usar el buzón.",
  "error.permiso-negado.sugerencia":
    "Si fue sin querer, repita «mesa sesion iniciar --perfil {perfil}» y acepte lo que se pide.",
  "error.permiso-administrador":
    "{emisor} no permite que usted mismo dé el permiso: debe darlo quien administra las cuentas de su empresa.",
  "error.permiso-administrador.sugerencia":
    "Envíele el ID de cliente de «mesa perfil ver {perfil}» y docs/correo-oauth.md, que dice cómo se da; después repita «mesa sesion iniciar --perfil {perfil}».",
  "error.permiso-incompleto": "El permiso de {emisor} no alcanza; falta: {faltan}.",
  "error.permiso-incompleto.sugerencia":
    "Repita «mesa sesion iniciar --perfil {perfil}» y acepte todo lo que se pide; si no aparece, su administrador debe añadirlo al cliente (docs/correo-oauth.md).",
  "error.permiso-vencido":
    "{emisor} ya no renueva el acceso del perfil «{perfil}»: el permiso venció, se retiró o cambió la contraseña.",
  "error.permiso-vencido.sugerencia":
    "Inicie sesión otra vez con «mesa sesion iniciar --perfil {perfil}». Lo pendiente de envío no se pierde.",
  "error.ingreso-vencido": "El inicio de sesión en {emisor} no se completó a tiempo.",
  "error.ingreso-vencido.sugerencia":
    "Repita «mesa sesion iniciar --perfil {perfil}». Si el navegador mostró un error sobre la dirección de retorno (redirect URI), su administrador debe registrarla: docs/correo-oauth.md.",
  "error.ingreso-alterado": "La respuesta que trajo el navegador no es de {emisor}; no se usó.",
  "error.ingreso-alterado.sugerencia":
    "Repita «mesa sesion iniciar --perfil {perfil}» con una ventana nueva del navegador; si se repite, avise a quien administra su red.",
  "error.codigo-no-admitido": "{emisor}, o su empresa, no admite iniciar sesión con un código.",
  "error.codigo-no-admitido.sugerencia":
    "Use el navegador: «mesa sesion iniciar --perfil {perfil}», sin --codigo; docs/correo-oauth.md dice cómo por SSH.",
  "error.cliente-rechazado": "{emisor} no acepta el cliente de este perfil, o lo que pide.",
  "error.cliente-rechazado.sugerencia":
    "Revise --cliente con «mesa perfil ver {perfil}»: debe ser un cliente público (de escritorio), registrado como indica docs/correo-oauth.md; Google pide además su secreto (MESA_CLIENTE_SECRETO).",
  "error.inquilino-equivocado": "La cuenta o el cliente no son de ese inquilino de {emisor}.",
  "error.inquilino-equivocado.sugerencia":
    "Inicie sesión con la cuenta del buzón, o corrija --inquilino: «mesa perfil crear {perfil} … --inquilino ID --reemplazar».",
  "error.reloj-equivocado":
    "El reloj de este equipo y el de {emisor} difieren en {minutos} min; así no acepta el inicio de sesión.",
  "error.reloj-equivocado.sugerencia":
    "Ponga en hora el equipo (fecha, hora y zona) y repita el comando.",
  "error.emisor-rechaza": "{emisor} no dio el acceso.",
  "error.emisor-rechaza.sugerencia":
    "Lea lo que dice; docs/correo-oauth.md explica lo que hay que registrar. Después repita «mesa sesion iniciar --perfil {perfil}».",
  "error.emisor-invalido": "En {emisor} no responde un emisor de OAuth 2.0 que se pueda usar.",
  "error.emisor-invalido.sugerencia":
    "Revise --emisor con «mesa perfil ver {perfil}»: es la dirección que su administrador llama «issuer».",
  "error.emisor-inalcanzable":
    "No se pudo llegar a {emisor}, que da acceso a su buzón: {motivo}. No es una falla de la mesa de servicios.",
  "error.emisor-inalcanzable.sugerencia":
    "Revise la conexión y la hora del equipo, y repita el comando. Lo pendiente de envío no se pierde: véalo con «mesa bandeja listar».",
  "error.servidor-sin-oauth":
    "El servidor {servidor} no admite iniciar sesión con un token (OAUTHBEARER, XOAUTH2).",
  "error.servidor-sin-oauth.sugerencia":
    "Use «--acceso contrasena», o pregunte a su proveedor de correo por sus servidores con OAuth.",
  "error.smtp-desactivado":
    "El servidor {servidor} tiene desactivado el envío por SMTP (SMTP AUTH) para su buzón.",
  "error.smtp-desactivado.sugerencia":
    "Pida a quien administra Microsoft 365 que lo active para su buzón («SMTP autenticado» en las aplicaciones de correo del usuario); docs/correo-oauth.md dice cómo.",
} as const;
