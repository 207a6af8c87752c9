import { defineCommand } from "../../app/command.ts";
import { readRetention, retentionOptions } from "./read-retention.call.ts";
import { addressJson, addressText } from "./firm.view.ts";
import { requireFirm, withPassword } from "./open-firm.call.ts";

export const libroCrear = defineCommand({
  options: [
    {
      key: "envia",
      flag: "--envia",
      placeholder: "ROL",
      repeatable: true,
      summary: "opcion.libro-envia",
    },
    {
      key: "lee",
      flag: "--lee",
      placeholder: "ROL",
      repeatable: true,
      summary: "opcion.libro-lee",
    },
    ...retentionOptions,
  ],
  async run(input, call) {
    const firm = await requireFirm(call);
    const rights = { senders: input.list("envia"), readers: input.list("lee") };
    const kept = readRetention(input);
    const before = await withPassword(firm, call, async (password) => {
      return await firm.create(password, rights, kept);
    });
    return { address: firm.address, before, kept, ...rights };
  },
  view: ({ address, before, kept, senders, readers }, { paint, translator: { t } }) => [
    `${paint.good("✓")} ${t(before === 0 ? "libro.creado" : "libro.al-dia", {
      libro: addressText(address),
    })}`,
    ...(senders.length > 0 ? [t("libro.envian", { roles: senders.join(", ") })] : []),
    ...(readers.length > 0 ? [t("libro.leen", { roles: readers.join(", ") })] : []),
    ...(kept.comprobantes ? [t("libro.plazo-comprobantes", { plazo: kept.comprobantes })] : []),
    ...(kept.capturas ? [t("libro.plazo-capturas", { plazo: kept.capturas })] : []),
  ],
  schema: async () => (await import("./firm.schema.ts")).libroCrear,
  json: ({ address, before, senders, readers }) => ({
    libro: addressJson(address),
    creado: before === 0,
    envian: senders,
    leen: readers,
  }),
});
