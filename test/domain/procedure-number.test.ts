import { expect, test } from "vitest";
import { recognizeProcedure } from "../../src/domain/procedure-number.ts";

test.each([
  ["028-2024-10-00123456", "declaracion"],
  ["02820241000123456", "declaracion"],
  ["29000001202400000001S", "entrega"],
  ["290000012024000000015", "entrega"],
  ["04999902 2026 00000872 S", "entrega"],
  ["CEC2023ABCD0001", "manifiesto"],
  ["CEC2023ABCD0001-0001-0002", "carga"],
  ["12345", undefined],
])("%s is taken for %s", (text, kind) => expect(recognizeProcedure(text)).toBe(kind));
