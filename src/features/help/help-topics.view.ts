import { errorCodes } from "../../errors/error-codes.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import { formCatalog } from "../../forms/form-catalog.ts";
import { fieldsOf } from "../../forms/form.ts";
import type { Translator } from "../../i18n/translator.ts";
import { capabilityLines, channelSheets } from "../../view/channel-lines.ts";
import { preferenceKeys } from "../../ports/preferences.ts";

/** Help pages that belong to no single command. */
export const helpTopics = ["salidas", "entorno", "formularios", "canales", "fallas"] as const;
export type HelpTopic = (typeof helpTopics)[number];

/** Environment variables without a setting of their own. */
export const environmentVariables = [
  "MESA_RUC",
  "MESA_USUARIO",
  "MESA_CONTRASENA",
  "MESA_CONTRASENA_ARCHIVO",
  "MESA_TOKEN",
  "MESA_CLIENTE_SECRETO",
  "MESA_LIBRO_CONTRASENA",
  "MESA_LIBRO_CONTRASENA_ARCHIVO",
  "MESA_LIBRO_AUTORIDAD",
  "MESA_FRASE",
  "MESA_LLAVE_ARCHIVO",
  "MESA_CARPETA",
  "MESA_RECONOCEDOR",
  "MESA_ESPERA",
  "MESA_AVISO_SECRETO",
  "MESA_DEPURAR",
  "NO_COLOR",
  "FORCE_COLOR",
  "FORCE_HYPERLINK",
  "VISUAL",
  "EDITOR",
  "PAGER",
  "MESA_SIN_CACHE",
  "HTTPS_PROXY",
  "NODE_EXTRA_CA_CERTS",
  "CI",
] as const;

/** What a report of a failure of mesa itself needs: each a command and what it is good for. */
function trialLines({ t, program }: Translator): readonly string[] {
  return [
    `  ${program} ${t("tema.fallas.diagnostico.comando")}`,
    `    ${t("tema.fallas.diagnostico")}`,
    `  ${program} --version --json`,
    `    ${t("tema.fallas.version")}`,
    `  MESA_DEPURAR=1 ${program} …`,
    `    ${t("tema.fallas.depurar")}`,
  ];
}

/** A topic's page, made from the tables that the program itself works with. */
export function topicLines(topic: HelpTopic, translator: Translator): readonly string[] {
  const { t, text } = translator;
  switch (topic) {
    case "salidas":
      return [
        t("tema.salidas"),
        ...Object.values(exitCodes).flatMap((code) => {
          const codes = Object.entries(errorCodes).filter(([, exit]) => exit === code);
          const names = codes.map(([name]) => name).join(", ");
          return ["", `${code}  ${t(`salida.${code}`)}`, ...(names === "" ? [] : [`    ${names}`])];
        }),
      ];
    case "entorno":
      return [
        t("tema.entorno"),
        "",
        ...Object.entries(preferenceKeys).map(
          ([key, name]) => `  ${name}: ${t("tema.entorno.ajuste", { ajuste: key })}`,
        ),
        ...environmentVariables.map((name) => `  ${name}: ${t(`entorno.${name}`)}`),
      ];
    case "formularios":
      return [
        t("tema.formularios"),
        ...Object.values(formCatalog).flatMap((form) => [
          "",
          t(`formulario.${form.id}`),
          ...fieldsOf(form).map(
            ({ name, required, help }) => `  ${name}${required ? "*" : ""}: ${text(help)}`,
          ),
        ]),
      ];
    case "fallas":
      return [
        t("tema.fallas"),
        "",
        t("tema.fallas.como"),
        t("tema.fallas.datos"),
        "",
        ...trialLines(translator),
      ];
    case "canales":
      return [
        t("tema.canales"),
        ...channelSheets(translator).flatMap((sheet) => [
          "",
          `${sheet.canal}: ${sheet.descripcion}`,
          `  ${t("canal.necesita")}: ${sheet.necesita}`,
          ...capabilityLines(sheet).map((line) => `  ${line}`),
          `  ${t("canal.probado")}: ${sheet.probado}`,
        ]),
      ];
  }
}
