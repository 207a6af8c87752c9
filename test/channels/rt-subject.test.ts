import { expect, test } from "vitest";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { requestWords } from "../../src/compose/request-words.ts";
import { testIntent } from "../support/intent.ts";

test("a ticket of Request Tracker is told from others by the screen and what was said of it", () => {
  const datos = {
    pantalla: "Trámites Operativos > Despacho > Declaración Aduanera de Importación - DAI",
    mensaje_error: "ERR-2041 Firma no válida",
    descripcion: "Al enviar la DAI aparece un error.",
    distrito: "028",
    fecha: "2026-11-20",
    hora: "10:32",
  };
  const intent = testIntent({ tipo: "incidente", datos });
  expect(requestWords(intent, builtInCatalogs).subject).toBe(
    "[Incidente] Declaración Aduanera de Importación - DAI · ERR-2041 Firma no válida – 028 Guayaquil Marítimo – 2026-11-20 10:32",
  );
});
