import { expect, test } from "vitest";
import { proxyFor } from "../../../src/platform/net/proxies.ts";

const [httpProxy, httpsProxy] = ["http://proxy.example:3128", "http://seguro.example:3128"];
const desk = "https://mesa.example/v1";

test.each([
  [desk, undefined, httpsProxy],
  ["http://mesa.example/v1", undefined, httpProxy],
  [desk, "*", undefined],
  [desk, "mesa.example", undefined],
  [desk, "MESA.example", undefined],
  ["https://otra.mesa.example", "mesa.example", undefined],
  ["https://otra.mesa.example", ".mesa.example", undefined],
  ["https://otra.mesa.example", "*.mesa.example", undefined],
  ["https://otramesa.example", "mesa.example", httpsProxy],
  [desk, "otra.example", httpsProxy],
  [desk, "otra.example, mesa.example", undefined],
  [desk, "mesa.example:443", undefined],
  [desk, "mesa.example:8443", httpsProxy],
  ["https://mesa.example:8443", "mesa.example:8443", undefined],
  ["http://mesa.example", "mesa.example:80", undefined],
])("%s with NO_PROXY=%s", (url, noProxy, proxy) => {
  const entries = noProxy === undefined ? {} : { noProxy };
  expect(proxyFor(url, { httpProxy, httpsProxy, ...entries })).toBe(proxy);
});

test("the proxy for HTTP serves HTTPS where that has none of its own", () => {
  expect(proxyFor(desk, { httpProxy })).toBe(httpProxy);
  expect(proxyFor(desk, undefined)).toBeUndefined();
});
