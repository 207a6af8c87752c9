export const channels = {
  "canal.practica":
    "la mesa de práctica, en esta máquina: nada sale de ella y nadie más la atiende",
  "canal.practica.necesita": "nada",
  "canal.practica.probado": "la mesa de práctica misma, con cada falla que sabe fingir",
  "canal.portal": "una mesa que habla el contrato publicado (docs/openapi.yaml)",
  "canal.portal.necesita": "la dirección de la mesa y una cuenta de Ecuapass",
  "canal.portal.probado":
    "la mesa de práctica en otro proceso, con fallas de red y certificados malos; no contra el portal de SENAE, que no publica una interfaz",
  "canal.rt": "un Request Tracker 5, por su interfaz REST 2.0",
  "canal.rt.necesita":
    "la dirección del Request Tracker, una cuenta o un token suyo, y una cola con un campo para la clave",
  "canal.rt.probado":
    "Request Tracker 5.0.3 en esta máquina, con fallas de red y certificados malos; no contra uno en uso",
  "elegir-canal.rt": "Request Tracker: si su mesa lo usa, por su dirección",
  "rt.cola": "Cola",
  "rt.solicitante": "Solicitante",
  "rt.campos": "Campos",
  "rt.estados": "Estados",
  "rt.propuesta": "Lo que cada campo de la cola «{cola}» llevaría:",
  "rt.de-acuerdo": "¿Usar esta correspondencia?",
  "rt.campo": "¿Qué lleva el campo «{campo}» de la cola?",
  "rt.ninguno": "nada",
  "opcion.cola": "Cola del Request Tracker (si no se dice, se pregunta a la mesa cuáles hay)",
  "opcion.campo-clave": "Campo de la cola que guarda la clave de la solicitud",
  "opcion.solicitante":
    "A nombre de qué usuario del Request Tracker se registra (el que inicia la sesión, si no se dice)",
  "opcion.campo-rt": "Lleva un campo del formulario (o «tipo») a un campo de la cola",
  "opcion.estado-rt": "Qué significa aquí un estado propio de la mesa",
  "problema.campo-rt":
    "«{valor}» no sirve; se espera CAMPO-DEL-FORMULARIO=CAMPO-DE-LA-COLA, sin llaves ni comillas.",
  "problema.estado-rt": "«{valor}» no sirve; se espera ESTADO-DE-LA-MESA=ESTADO-DE-AQUÍ.",
  "advertencia.mesa-sin-campo":
    "La mesa no guardó lo enviado en su campo «{campo}»; el valor está en el texto del ticket.",
  "advertencia.mesa-sin-clave":
    "La mesa no guardó la clave en su campo «{campo}»: si se repite la solicitud, no la reconocerá. Pida a quien la administra el permiso para llenarlo al crear.",
  "advertencia.mesa-sin-archivo":
    "La mesa no guardó «{archivo}» como se envió (puede exceder su límite). Hágalo llegar por otra vía.",
  "advertencia.mesa-no-muestra":
    "La mesa registró el ticket pero no se lo muestra a usted: el solicitante «{solicitante}» no es la cuenta con la que ingresó.",
  "error.mesa-altera": "La mesa recibió el mensaje pero no lo guardó como se envió: {que}.",
  "error.mesa-altera.sugerencia": "Vea qué quedó con «mesa ticket ver» antes de repetirlo.",
  "error.cola-sin-clave":
    "La cola «{cola}» no tiene un campo donde guardar la clave que evita registrar dos veces.",
  "error.cola-sin-clave.sugerencia":
    "Indique uno con --campo-clave, o pida a quien administra la mesa un campo de texto «ID de solicitud» que los usuarios puedan ver y llenar al crear.",
  "perfil.alterno": "Canal alterno",
  "opcion.canal-alterno":
    "Perfil (o canal, si solo un perfil lo usa) por el que se envía cuando la mesa no responde",
  "opcion.alterno": "Si la mesa no responde, envía por el canal alterno del perfil",
  "alterno.ofrecer":
    "La mesa no responde y no recibió nada. ¿Enviar por el perfil «{perfil}» (canal {canal})?",
  "alterno.como":
    "También puede salir por el perfil «{perfil}» (canal {canal}): «mesa bandeja enviar {solicitud} --alterno».",
  "alterno.salio":
    "La mesa no respondía: la solicitud va por el perfil «{perfil}» (canal {canal}), y solo por él. Siga su ticket con «--perfil {perfil}».",
  "error.alterno-no-sirve":
    "El canal alterno «{alterno}» del perfil «{perfil}» no es otro perfil, ni el canal de uno solo; o mezcla la práctica con una mesa real.",
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
  "capacidad.estado.informado": "lo dice la mesa",
  "capacidad.estado.deducido":
    "se deduce de lo que la mesa escribe, y se muestra de qué texto; antes de su primera respuesta no se conoce",
  "capacidad.cambios": "Novedades",
  "capacidad.cambios.avisados": "la mesa avisa apenas ocurren",
  "capacidad.cambios.consultados": "se pregunta cada cierto tiempo",
  "capacidad.una_vez": "Una sola vez",
  "capacidad.una_vez.clave": "la mesa reconoce la clave y no registra dos veces",
  "capacidad.una_vez.busqueda":
    "se busca la solicitud en la mesa antes de repetir; dos máquinas que envían la misma clave a la vez no se ven entre sí",
  "capacidad.una_vez.buzon":
    "se busca el mensaje en el buzón y entre los enviados antes de repetir",
  "capacidad.ingreso": "Ingreso",
  "capacidad.ingreso.ninguno": "no hace falta",
  "capacidad.ingreso.ecuapass": "con el RUC, el usuario y la contraseña de Ecuapass",
  "capacidad.ingreso.propio": "con una cuenta propia del canal, distinta de la de Ecuapass",
  "capacidad.registro": "«mesa registro»",
  "capacidad.registro.si": "crea el usuario",
  "capacidad.registro.no": "no se puede; la cuenta la da quien administra la mesa",
  "capacidad.lista": "«mesa ticket listar»",
  "capacidad.lista.mesa": "los tickets que la mesa tiene de usted",
  "capacidad.lista.buzon": "los tickets de los que se sabe por el buzón",
  "capacidad.conformidad": "«mesa ticket conforme»",
  "capacidad.conformidad.cierra": "la mesa cierra el caso",
  "capacidad.conformidad.comunica": "se comunica a la mesa; ella cierra el caso",
  "capacidad.seguimiento": "«mesa ticket inconforme»",
  "capacidad.seguimiento.enlazado": "la mesa enlaza el nuevo ticket con el primero",
  "capacidad.seguimiento.citado": "el nuevo ticket nombra al primero en su texto",
  "capacidad.descarga": "Descarga cortada",
  "capacidad.descarga.continua": "sigue donde quedó",
  "capacidad.descarga.entera": "empieza de nuevo",
  "orden.perfil.ver": "Muestra un perfil y lo que puede su canal",
  "argumento.perfil-opcional": "Nombre del perfil; sin él, el que está en uso",
  "perfil.puede": "Lo que puede el canal {canal}",
  "error.canal-no-puede": "Por el canal {canal} no se puede usar «{orden}».",
  "error.canal-no-puede.sugerencia": "Vea lo que puede cada canal con «mesa ayuda canales».",
} as const;
