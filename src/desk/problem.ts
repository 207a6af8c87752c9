/** What is wrong with one part of a request, named by a JSON pointer (RFC 6901). */
export interface Complaint {
  readonly puntero: string;
  readonly codigo: string;
  readonly detalle: string;
}

export interface ProblemOptions {
  readonly errores?: readonly Complaint[];
  /** The value of `Retry-After`: seconds or a date. */
  readonly retryAfter?: number | Date;
}

const titles: Readonly<Record<number, string>> = {
  400: "Petición mal formada",
  401: "No autenticado",
  403: "No permitido",
  404: "No existe",
  405: "Método no admitido",
  409: "El estado no lo permite",
  413: "Demasiado grande",
  415: "Tipo de contenido no admitido",
  416: "Parte inexistente",
  422: "Datos no válidos",
  429: "Demasiados intentos",
  408: "Tiempo agotado",
  500: "Falla interna",
  502: "El intermediario no pudo llegar a la mesa",
  503: "Fuera de servicio",
  504: "El intermediario esperó demasiado",
};

/** A refusal, thrown anywhere in the desk and answered as problem+json (RFC 9457). */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly codigo: string;
  readonly detail: string;
  readonly errores: readonly Complaint[] | undefined;
  readonly retryAfter: number | Date | undefined;

  constructor(status: number, codigo: string, detail: string, options: ProblemOptions = {}) {
    super(codigo);
    this.status = status;
    this.codigo = codigo;
    this.detail = detail;
    this.errores = options.errores;
    this.retryAfter = options.retryAfter;
  }

  toResponse(): Response {
    const body = {
      type: "about:blank",
      title: titles[this.status] ?? "Problema",
      status: this.status,
      detail: this.detail,
      codigo: this.codigo,
      ...(this.errores !== undefined && { errores: this.errores }),
    };
    const headers = new Headers({
      "content-type": "application/problem+json",
      "cache-control": "no-store",
    });
    const { retryAfter } = this;
    if (retryAfter instanceof Date) headers.set("retry-after", retryAfter.toUTCString());
    else if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
    if (this.status === 401) headers.set("www-authenticate", 'Bearer realm="mesa"');
    return new Response(JSON.stringify(body), { status: this.status, headers });
  }
}
