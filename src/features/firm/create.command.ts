import { defineCommand } from "../../app/command.ts";
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
  ],
  async run(input, call) {
    const firm = await requireFirm(call);
    const rights = { senders: input.list("envia"), readers: input.list("lee") };
    const before = await withPassword(firm, call, (password) => firm.create(password, rights));
    return { address: firm.address, before, ...rights };
  },
  view: ({ address, before, senders, readers }, { paint, translator: { t } }) => [
    `${paint.good("✓")} ${t(before === 0 ? "libro.creado" : "libro.al-dia", {
      libro: addressText(address),
    })}`,
    ...(senders.length > 0 ? [t("libro.envian", { roles: senders.join(", ") })] : []),
    ...(readers.length > 0 ? [t("libro.leen", { roles: readers.join(", ") })] : []),
  ],
  schema: async () => (await import("./firm.schema.ts")).libroCrear,
  json: ({ address, before, senders, readers }) => ({
    libro: addressJson(address),
    creado: before === 0,
    envian: senders,
    leen: readers,
  }),
});
