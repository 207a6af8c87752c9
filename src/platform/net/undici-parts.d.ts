// The package's index also loads fetch, WebSocket, cache and mocks; a command needs these two.
declare module "undici/lib/dispatcher/pool.js" {
  import type { Pool } from "undici";
  const constructor: typeof Pool;
  export default constructor;
}

declare module "undici/lib/api/api-request.js" {
  import type { Dispatcher } from "undici";
  function request(
    this: Dispatcher,
    options: Dispatcher.RequestOptions,
  ): Promise<Dispatcher.ResponseData>;
  export default request;
}

declare module "undici/lib/dispatcher/env-http-proxy-agent.js" {
  import type { EnvHttpProxyAgent } from "undici";
  const constructor: typeof EnvHttpProxyAgent;
  export default constructor;
}

declare module "undici/lib/dispatcher/dispatcher.js" {
  import type { Dispatcher } from "undici";
  const constructor: typeof Dispatcher;
  export default constructor;
}

declare module "undici/lib/api/api-connect.js" {
  import type { Dispatcher } from "undici";
  const connect: Dispatcher["connect"];
  export default connect;
}
