import type { DataClass } from "../../ports/local-data.ts";

/** A kind of data, and where it lies. */
export interface DataPlace extends Pick<DataClass, "id" | "purge" | "secret"> {
  /** What its files or folders are called in the data or settings folder; the first one counts. */
  readonly names: RegExp;
}

/** Everything that `mesa` keeps. A new cache is one more line. */
export const dataPlaces: readonly DataPlace[] = [
  { id: "apartados", names: /\.danad[oa]/, purge: "pieza", secret: false },
  { id: "libro", names: /^libro\.db/, purge: "libro", secret: false },
  { id: "archivos", names: /^archivos$/, purge: "libro", secret: false },
  { id: "borradores", names: /^borradores$/, purge: "pieza", secret: false },
  { id: "tickets", names: /^tickets(\.db|-vistos)/, purge: "copia", secret: false },
  { id: "completar", names: /^completar$/, purge: "copia", secret: false },
  { id: "practica", names: /^practica$/, purge: "junto", secret: false },
  { id: "sesiones", names: /^sesiones$/, purge: "orden", secret: false },
  { id: "secretos", names: /^(boveda|llave)$/, purge: "orden", secret: true },
  { id: "ajustes", names: /^(config|feriados)\.json$|^catalogos$/, purge: "orden", secret: false },
  { id: "programa", names: /^cache$/, purge: "orden", secret: true },
  { id: "restos", names: /^armado$|\.[0-9a-f-]{36}\.tmp$/, purge: "pieza", secret: false },
];

/** For what no line above names. */
export const otherPlace = { id: "otros", purge: "orden", secret: true } as const;
