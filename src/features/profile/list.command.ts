import { tableLines } from "../../view/table.ts";
import { profileJson } from "./profile-json.view.ts";
import type { ChannelProfiles } from "../../forms/channel-profile.ts";
import { defineCommand } from "../../app/command.ts";

/** @param profiles  what each channel keeps in a profile */
export const perfilListar = (profiles: ChannelProfiles) =>
  defineCommand({
    async run(_input, { context }) {
      const store = await context.profiles();
      return { profiles: await store.list(), current: await store.current() };
    },
    view: ({ profiles, current }, { translator, paint, width, decorated }) => {
      const { t } = translator;
      const rows = profiles.map((one) => [
        one.nombre === current ? `* ${one.nombre}` : `  ${one.nombre}`,
        one.canal,
        one.url ?? "",
        one.operador.nombre ?? "",
      ]);
      const columns = [
        { title: `  ${t("columna.perfil")}`, minimum: 10, paint: paint.strong },
        { title: t("columna.canal"), minimum: 8 },
        { title: "URL", minimum: 10, paint: paint.dim },
        { title: t("campo.nombre"), minimum: 10 },
      ];
      return tableLines(columns, rows, width, decorated);
    },
    schema: async () => (await import("./profile.schema.ts")).perfilListar(profiles),
    json: ({ profiles, current }) => ({
      perfil_actual: current ?? null,
      perfiles: profiles.map(profileJson),
    }),
    rows: ({ profiles }) => profiles.map(profileJson),
  });
