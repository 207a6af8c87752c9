import type { Translator } from "../i18n/translator.ts";
import { channelCapabilities, type Capabilities } from "../ports/channel-capabilities.ts";
import { channelIds, type ChannelId } from "../ports/channel.ts";

/** A channel in words: what it is, what it needs, what it can do, what it was tested against. */
export interface ChannelSheet {
  readonly canal: ChannelId;
  readonly descripcion: string;
  readonly necesita: string;
  readonly capacidades: readonly {
    readonly clave: string;
    readonly valor: string;
    readonly nombre: string;
    readonly texto: string;
  }[];
  readonly probado: string;
}

export function channelSheet(canal: ChannelId, { t, find }: Translator): ChannelSheet {
  return {
    canal,
    descripcion: t(`canal.${canal}`),
    necesita: t(`canal.${canal}.necesita`),
    capacidades: Object.entries(channelCapabilities[canal]).map(([clave, valor]) => ({
      clave,
      valor,
      nombre: find(`capacidad.${clave}`) ?? clave,
      texto: find(`capacidad.${clave}.${valor}`) ?? valor,
    })),
    probado: t(`canal.${canal}.probado`),
  };
}

export function channelSheets(translator: Translator): readonly ChannelSheet[] {
  return channelIds.map((id) => channelSheet(id, translator));
}

/** What a channel can do, one line each. */
export function capabilityLines({ capacidades }: ChannelSheet): readonly string[] {
  return capacidades.map(({ nombre, texto }) => `${nombre}: ${texto}`);
}

/** The capabilities as in JSON. */
export function capabilitiesJson(canal: ChannelId): Capabilities {
  return { ...channelCapabilities[canal] };
}
