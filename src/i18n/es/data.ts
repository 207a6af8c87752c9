/** `datos`: the data kept on this machine. */
export const data = {
  "orden.datos": "Lo que mesa guarda en este equipo",
  "orden.datos.resumen": "Qué se guarda, de quién, desde cuándo y cuánto ocupa",
  "orden.datos.exportar":
    "Copia todo lo guardado, sin contraseñas ni sesiones, a un archivo .zip o a una carpeta",
  "orden.datos.purgar":
    "Borra lo guardado por antigüedad, operador, perfil o ticket; conserva los comprobantes",
  "opcion.salida-datos": "Archivo .zip o carpeta que se crea (mesa-datos-FECHA.zip si se omite)",
  "opcion.antes-de": "Lo anterior a una fecha (AAAA-MM-DD) o con más de 90d, 18m o 2a",
  "opcion.identificacion-datos": "Lo de un operador, por su RUC, cédula o pasaporte",
  "opcion.ticket-datos": "Lo de un ticket",
  "opcion.con-comprobantes":
    "Borra también los comprobantes: número, horas y contenido de cada solicitud",
  "opcion.ensayo-datos": "Muestra lo que se borraría, sin borrar nada",
  "opcion.si-datos": "No pide confirmación",
  "columna.datos": "Datos",
  "columna.cuantos": "Cantidad",
  "columna.tamano": "Tamaño",
  "columna.desde": "Desde",
  "columna.hasta": "Hasta",
  "columna.de-quien": "Titular",
  "datos.vencido":
    "Se borró de este equipo lo que cumplió su plazo. Comprobantes: {comprobantes}; solicitudes sin sus archivos: {copias}. Vea «mesa datos resumen».",
  "datos.clase.libro": "Solicitudes y comprobantes",
  "datos.clase.archivos": "Copias de archivos enviados",
  "datos.clase.borradores": "Borradores",
  "datos.clase.sesiones": "Sesiones",
  "datos.clase.secretos": "Secretos cifrados",
  "datos.clase.completar": "Números para autocompletar",
  "datos.clase.tickets": "Copia local de tickets",
  "datos.clase.correo": "Lo leído de su buzón",
  "datos.clase.practica": "Mesa de práctica",
  "datos.clase.ajustes": "Configuración y catálogos propios",
  "datos.clase.apartados": "Archivos dañados, guardados aparte",
  "datos.clase.restos": "Restos de comandos interrumpidos",
  "datos.clase.programa": "Código compilado (caché)",
  "datos.clase.reconocedor": "Reconocedor de relojes",
  "datos.clase.otros": "Otros archivos",
  "datos.total": "En total {tamano}, en {carpetas}.",
  "datos.retencion":
    "Se conservan los comprobantes {comprobantes} y las copias de archivos {capturas}; cámbielo con «mesa config poner retencion_capturas 90d». Lo pendiente de envío no se borra nunca.",
  "datos.exportando": "Copiando…",
  "datos.exportado": "{numero:archivo copiado|archivos copiados} ({tamano}) en {archivo}",
  "datos.exportado.cuide":
    "Contiene datos personales y capturas; no incluye contraseñas ni sesiones. Guárdelo en un lugar seguro.",
  "datos.confirmacion": "la confirmación de que se borre",
  "datos.confirmar": "¿Borrarlo? No se podrá recuperar.",
  "datos.purgado": "Se borró:",
  "datos.en-uso":
    "{clase}: otro programa lo está usando (por ejemplo, «mesa practica servir»), y no se borró. Ciérrelo y repita el comando.",
  "datos.se-purgaria": "No se borró nada. Se borraría:",
  "datos.purga.comprobantes": "Solicitudes con su comprobante: {numero}",
  "datos.purga.conserva": "Solicitudes que quedan solo con su comprobante: {numero}",
  "datos.purga.copias": "Copias de archivos: {numero} ({tamano})",
  "datos.purga.por-enviar": "Se conservan enteras, porque aún están pendientes de envío: {numero}",
  "diagnostico.apartado":
    "Una base de datos dañada se guardó aparte; se recuperó lo que se podía leer",
  "error.sin-seleccion": "No se indicó qué borrar; no se borra todo a la vez.",
  "error.sin-seleccion.sugerencia":
    "Indíquelo con --antes-de, --identificacion, --perfil o --ticket; con --ensayo solo se muestra lo que se borraría.",
} as const;
