import { MesaError } from "../errors/mesa-error.ts";
import { createHttpClient } from "../platform/net/http-client.ts";
import { createRetryingClient, randomShare } from "../platform/net/retrying-client.ts";
import type { HttpClient } from "../ports/http.ts";
import type { ConnectNeeds } from "./connect-needs.ts";

/** The profile's desk by HTTP, with retries. @throws MesaError `perfil-desconocido` without a URL */
export function openDeskHttp(needs: ConnectNeeds): HttpClient {
  const { profile, settings, clock, monotonicMs, wait, trace, pressed, onDeskTime } = needs;
  if (profile.url === undefined) {
    throw new MesaError("perfil-desconocido", { params: { perfil: profile.nombre } });
  }
  const plain = createHttpClient({
    url: profile.url,
    userAgent: `mesa/${needs.version}`,
    trace,
    uploading: needs.uploading,
    ...(needs.proxies !== undefined && { proxies: needs.proxies }),
    ...(settings.espera !== undefined && { timeoutMs: settings.espera * 1000 }),
  });
  return createRetryingClient(plain, {
    clock,
    monotonicMs,
    wait,
    trace,
    pressed,
    onDeskTime,
    random: randomShare,
  });
}
