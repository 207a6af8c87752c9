import { expect, test } from "vitest";
import { isSafeAddress, percentEncode, withoutPassword } from "../../src/domain/url.ts";

test.each([
  ["MS-2026-000001", "MS-2026-000001"],
  ["a/b?c#d %", "a%2Fb%3Fc%23d%20%25"],
  ["¿Ñandú?", "%C2%BF%C3%91and%C3%BA%3F"],
  ["", "%20"],
  [".", ".%20"],
  ["..", "..%20"],
  ["...", "..."],
  ["😀", "%F0%9F%98%80"],
  ["a\udfff", "a%EF%BF%BD"],
  ["\ud83d\udfff\ud83d", "%F0%9F%9F%BF%EF%BF%BD"],
])("%j goes into an address as %s", (text, encoded) => {
  expect(percentEncode(text)).toBe(encoded);
});

test.each([
  ["https://mesa.example", true],
  ["https://mesa.example:8443/portal?x=1", true],
  ["http://127.0.0.1:8080", true],
  ["http://localhost", true],
  ["http://[::1]:80", true],
  ["http://mesa.example", false],
  ["http://127.0.0.1.example", false],
  ["ftp://127.0.0.1", false],
  ["mesa.example", false],
  ["https://usuario@mesa.example", false],
  ["https://:clave@mesa.example", false],
  ["https://usuario:clave@mesa.example", false],
  ["http://usuario@127.0.0.1", false],
])("something private may go to %s: %s", (address, safe) => {
  expect(isSafeAddress(address)).toBe(safe);
});

test.each([
  ["http://ana:clave@proxy.example:8080", "http://ana:…@proxy.example:8080"],
  ["http://:clave@proxy.example", "http://:…@proxy.example"],
  ["http://ana@proxy.example", "http://ana@proxy.example"],
])("%s is shown as %s", (address, shown) => expect(withoutPassword(address)).toBe(shown));
