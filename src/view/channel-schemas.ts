import * as z from "zod";
import { channelIds } from "../ports/channel.ts";

/** What `perfil ver` says of the channel. */
export const capabilitiesSchema = z.object({
  numero: z.enum(["recibo", "respuesta"]),
  estado: z.enum(["informado", "deducido"]),
  cambios: z.enum(["avisados", "consultados", "importados"]),
  una_vez: z.enum(["clave", "busqueda", "buzon", "operador"]),
  ingreso: z.enum(["ninguno", "ecuapass", "propio"]),
  registro: z.enum(["si", "no"]),
  lista: z.enum(["mesa", "buzon", "importados"]),
  conformidad: z.enum(["cierra", "comunica"]),
  seguimiento: z.enum(["enlazado", "citado"]),
  descarga: z.enum(["continua", "entera"]),
});

/** A channel in words, as `ayuda canales` gives it. */
export const channelSheetSchema = z.object({
  canal: z.enum(channelIds),
  descripcion: z.string(),
  necesita: z.string(),
  capacidades: z.array(
    z.object({ clave: z.string(), valor: z.string(), nombre: z.string(), texto: z.string() }),
  ),
  probado: z.string(),
});
