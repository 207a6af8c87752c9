export const channels = {
  "canal.practica": "la mesa de práctica, en este equipo: nada sale de él y nadie más la atiende",
  "canal.practica.necesita": "nada",
  "canal.practica.probado": "la propia mesa de práctica, con todas las fallas que puede simular",
  "canal.portal": "una mesa que cumple el contrato publicado (docs/openapi.yaml)",
  "canal.portal.necesita": "la dirección de la mesa y una cuenta de Ecuapass",
  "canal.portal.probado":
    "la mesa de práctica en otro proceso, con fallas de red y certificados no válidos; no contra el portal del SENAE, que no publica una interfaz",
  "canal.rt": "un Request Tracker 5, por su interfaz REST 2.0",
  "canal.rt.necesita":
    "la dirección del Request Tracker, un usuario o un token propios, y una cola con un campo para la clave de envío",
  "canal.rt.probado":
    "Request Tracker 5.0.3 instalado localmente, con fallas de red y certificados no válidos; no contra uno en uso",
  "elegir-canal.rt": "Request Tracker: si su mesa lo usa, por su dirección",
  "rt.cola": "Cola",
  "rt.solicitante": "Solicitante",
  "rt.campos": "Campos",
  "rt.estados": "Estados",
  "rt.propuesta": "Lo que llevaría cada campo de la cola «{cola}»:",
  "rt.de-acuerdo": "¿Usar esta correspondencia?",
  "rt.campo": "¿Qué lleva el campo «{campo}» de la cola?",
  "rt.ninguno": "nada",
  "opcion.cola": "Cola del Request Tracker (si se omite, se pregunta a la mesa cuáles hay)",
  "opcion.campo-clave": "Campo de la cola que guarda la clave de envío",
  "opcion.solicitante":
    "Usuario del Request Tracker a cuyo nombre se registra (si se omite, el que inicia sesión)",
  "opcion.campo-rt": "Asigna un campo del formulario (o «tipo») a un campo de la cola",
  "opcion.estado-rt": "Equivalencia de un estado propio de la mesa con uno de los de mesa",
  "problema.campo-rt":
    "«{valor}» no es válido; se espera CAMPO-DEL-FORMULARIO=CAMPO-DE-LA-COLA, sin llaves ni comillas.",
  "problema.estado-rt": "«{valor}» no es válido; se espera ESTADO-DE-LA-MESA=ESTADO-DE-AQUÍ.",
  "advertencia.mesa-sin-campo":
    "La mesa no guardó lo enviado en su campo «{campo}»; el valor está en el texto del ticket.",
  "advertencia.mesa-sin-clave":
    "La mesa no guardó la clave de envío en su campo «{campo}»: si la solicitud se repite, no la reconocerá. Pida a quien administra la mesa permiso para llenar ese campo al crear el ticket.",
  "advertencia.mesa-sin-archivo":
    "La mesa no guardó «{archivo}» como se envió (quizá supera su límite). Envíelo por otra vía.",
  "advertencia.mesa-no-muestra":
    "La mesa registró el ticket, pero no se lo muestra: el solicitante «{solicitante}» no es la cuenta con la que inició sesión.",
  "error.mesa-altera": "La mesa recibió el mensaje pero no lo guardó como se envió: {que}.",
  "error.mesa-altera.sugerencia": "Vea cómo quedó con «mesa ticket ver» antes de repetirlo.",
  "error.cola-sin-clave":
    "La cola «{cola}» no tiene un campo para la clave de envío, que evita registrar dos veces la misma solicitud.",
  "error.cola-sin-clave.sugerencia":
    "Indique uno con --campo-clave, o pida a quien administra la mesa un campo de texto «ID de solicitud» que los usuarios puedan ver y llenar al crear el ticket.",
  "perfil.alterno": "Canal alterno",
  "opcion.canal-alterno":
    "Perfil (o canal, si solo un perfil lo usa) por el que se envía cuando la mesa no responde",
  "opcion.alterno": "Si la mesa no responde, envía por el canal alterno del perfil",
  "alterno.ofrecer":
    "La mesa no responde y no recibió la solicitud. ¿Enviarla por el perfil «{perfil}» (canal {canal})?",
  "alterno.como":
    "También puede enviarla por el perfil «{perfil}» (canal {canal}): «mesa bandeja enviar {solicitud} --alterno».",
  "alterno.salio":
    "La mesa no respondía: la solicitud se envía solo por el perfil «{perfil}» (canal {canal}). Siga su ticket con «--perfil {perfil}».",
  "error.alterno-no-sirve":
    "El canal alterno «{alterno}» no sirve para el perfil «{perfil}»: debe ser otro perfil, o un canal que use un solo perfil, y no puede mezclar la práctica con una mesa real.",
  "error.alterno-no-sirve.sugerencia":
    "Vea los perfiles con «mesa perfil listar» y elija uno con «mesa perfil crear … --canal-alterno NOMBRE --reemplazar».",
  "error.sin-alterno": "El perfil no tiene un canal alterno.",
  "error.sin-alterno.sugerencia":
    "Dele uno con «mesa perfil crear … --canal-alterno NOMBRE --reemplazar».",
  "canal.necesita": "Necesita",
  "canal.probado": "Probado contra",
  "capacidad.numero": "Número de ticket",
  "capacidad.numero.recibo": "se conoce al enviar",
  "capacidad.numero.respuesta": "se conoce con la primera respuesta de la mesa",
  "capacidad.estado": "Estado",
  "capacidad.estado.informado": "lo informa la mesa",
  "capacidad.estado.deducido":
    "se deduce de lo que la mesa escribe y se muestra el texto usado; no se conoce antes de su primera respuesta",
  "capacidad.cambios": "Novedades",
  "capacidad.cambios.avisados": "la mesa avisa en cuanto ocurren",
  "capacidad.cambios.consultados": "se consulta cada cierto tiempo",
  "capacidad.una_vez": "Una sola vez",
  "capacidad.una_vez.clave": "la mesa reconoce la clave de envío y no registra dos veces",
  "capacidad.una_vez.busqueda":
    "antes de repetir se busca la solicitud en la mesa; dos equipos que envíen la misma clave de envío a la vez no se detectan entre sí, salvo que compartan el registro de la firma",
  "capacidad.una_vez.buzon":
    "se busca el mensaje en el buzón y entre los enviados antes de repetir",
  "capacidad.ingreso": "Inicio de sesión",
  "capacidad.ingreso.ninguno": "no hace falta",
  "capacidad.ingreso.ecuapass": "con el RUC, el usuario y la contraseña de Ecuapass",
  "capacidad.ingreso.propio": "con una cuenta propia del canal, distinta de la de Ecuapass",
  "capacidad.registro": "«mesa registro»",
  "capacidad.registro.si": "crea el usuario",
  "capacidad.registro.no": "no se puede; el usuario lo crea quien administra la mesa",
  "capacidad.lista": "«mesa ticket listar»",
  "capacidad.lista.mesa": "sus tickets en la mesa",
  "capacidad.lista.buzon": "los tickets que constan en su buzón",
  "capacidad.conformidad": "«mesa ticket conforme»",
  "capacidad.conformidad.cierra": "la mesa cierra el caso",
  "capacidad.conformidad.comunica": "se comunica a la mesa, que cierra el caso",
  "capacidad.seguimiento": "«mesa ticket inconforme»",
  "capacidad.seguimiento.enlazado": "la mesa enlaza el nuevo ticket con el primero",
  "capacidad.seguimiento.citado": "el nuevo ticket nombra al primero en su texto",
  "capacidad.descarga": "Si la descarga se corta",
  "capacidad.descarga.continua": "continúa donde quedó",
  "capacidad.descarga.entera": "empieza de nuevo",
  "orden.perfil.ver": "Muestra un perfil y lo que permite su canal",
  "argumento.perfil-opcional": "Nombre del perfil; sin él, el que está en uso",
  "perfil.puede": "Lo que permite el canal {canal}",
  "error.canal-no-puede": "Por el canal {canal} no se puede usar «{orden}».",
  "error.canal-no-puede.sugerencia": "Vea lo que permite cada canal con «mesa ayuda canales».",
} as const;
