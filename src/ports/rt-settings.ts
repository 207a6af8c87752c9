/** Where in a Request Tracker a request goes, and what of it goes into which field. */
export interface RtSettings {
  /** Name of the queue. */
  readonly cola: string;
  /** Custom field that holds the submission's key: searched before anything is repeated. */
  readonly campo_clave: string;
  /** For whom tickets are registered: the name or address of the very user who signs in. */
  readonly solicitante: string;
  /** Form field (or `tipo`) → custom field of the queue. */
  readonly campos: Readonly<Record<string, string>>;
  /** RT's word for a state → ours, where RT's own life cycle does not fit. */
  readonly estados?: Readonly<Record<string, string>>;
}
