import { expect, test } from "vitest";
import { watchView } from "../../../src/features/follow/watch.view.ts";
import { builtInCatalogs } from "../../../src/catalogs/catalogs.ts";
import { loadTranslator } from "../../../src/i18n/load-translator.ts";
import { plainPaint } from "../../../src/view/paint.ts";
import { visibleWidth } from "../../../src/view/visible-width.ts";

test.each(["es", "en"] as const)(
  "the live view's lines fit 60 columns in %s, whatever the desk's trouble is",
  async (language) => {
    const translator = await loadTranslator(language);
    const { t } = translator;
    const lines = await watchView(
      {
        title: `${t("vigilar.titulo", { perfil: "oficina-de-guayaquil" })} · ${t("practica.aviso")}`,
        tickets: [],
        ageOf: () => ({ elapsed: 0, office: 0 }),
        status: [
          `${t("vigilar.visto", { hora: "10:32:07" })} · ${t("vigilar.proxima", { hora: "10:37" })}`,
          `! ${t("error.mesa-inalcanzable", { motivo: "ECONNREFUSED" })}`,
          t("vigilar.teclas"),
        ],
        height: 24,
      },
      {
        translator,
        paint: plainPaint,
        width: 60,
        decorated: true,
        now: new Date("2026-11-20T15:40:00Z"),
        catalogs: () => Promise.resolve(builtInCatalogs),
      },
    );
    expect(lines.filter((line) => visibleWidth(line) > 60)).toEqual([]);
  },
);
