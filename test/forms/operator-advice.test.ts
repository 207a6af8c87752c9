import { expect, test } from "vitest";
import { operatorAdvice } from "../../src/forms/operator-advice.ts";

const codes = (answers: Parameters<typeof operatorAdvice>[0]): readonly string[] =>
  operatorAdvice(answers).map(({ field, code, params }) => `${field} ${code} ${params?.["valor"]}`);

test.each([
  [{}, []],
  [{ identificacion: "0999999999001" }, []],
  [{ tramite: "028-2026-10-00123456" }, []],
  [{ tramite: "lo que sea" }, ["tramite tramite-desconocido lo que sea"]],
])("of %j there is the advice %j", (answers, advice) => expect(codes(answers)).toEqual(advice));
