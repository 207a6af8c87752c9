import { MesaError, type FieldProblem } from "../../errors/mesa-error.ts";
import { checkOperatorDefaults, operatorOptions } from "../../forms/operator-defaults.ts";
import { profileJson } from "../../output/profile-json.ts";
import { channelIds } from "../../ports/channel.ts";
import { practiceProfile } from "../../ports/profile-store.ts";
import { defineCommand } from "../command.ts";
import type { Input } from "../input.ts";

export const perfilCrear = defineCommand({
  operands: [{ name: "nombre", summary: "argumento.perfil" }],
  options: [
    {
      key: "canal",
      flag: "--canal",
      placeholder: "CANAL",
      summary: "opcion.canal",
      choices: channelIds,
    },
    { key: "url", flag: "--url", placeholder: "URL", summary: "opcion.url" },
    { key: "ruc", flag: "--ruc", placeholder: "NÚMERO", summary: "opcion.ruc" },
    { key: "usuario", flag: "--usuario", placeholder: "ID", summary: "opcion.usuario" },
    ...operatorOptions,
    { key: "reemplazar", flag: "--reemplazar", summary: "opcion.reemplazar" },
  ],
  async run(input, { context }) {
    const nombre = input.operand(0);
    const profiles = await context.profiles();
    const canal = input.choice("canal", channelIds) ?? "portal";
    const operator = checkOperatorDefaults(input.answers(operatorOptions.map((one) => one.key)));
    const url = input.text("url");
    const problems = [
      ...operator.problems,
      ...nameProblems(nombre, canal),
      ...urlProblems(canal, url),
    ];
    if (problems.length > 0) throw new MesaError("formulario-invalido", { problems });
    if (!input.flag("reemplazar") && (await profiles.find(nombre)) !== undefined) {
      throw new MesaError("perfil-existe", { params: { perfil: nombre } });
    }
    const profile = {
      nombre,
      canal,
      ...(url !== undefined && canal === "portal" && { url }),
      ...signInNames(input),
      operador: operator.answers,
    };
    await profiles.save(profile);
    if ((await profiles.current()) === undefined) await profiles.use(nombre);
    return profile;
  },
  view: ({ nombre, canal }, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("perfil.creado", { perfil: nombre, canal })}`,
  ],
  json: (profile) => ({ perfil: profileJson(profile) }),
});

function signInNames(input: Input): { ruc?: string; usuario?: string } {
  const [ruc, usuario] = [input.text("ruc"), input.text("usuario")];
  return { ...(ruc !== undefined && { ruc }), ...(usuario !== undefined && { usuario }) };
}

/** `practica` always is the practice desk: no real request goes there, nor practice to a real one. */
function nameProblems(nombre: string, canal: string): readonly FieldProblem[] {
  if (nombre === practiceProfile.nombre && canal !== practiceProfile.canal) {
    return [{ field: "nombre", code: "perfil-reservado", params: { valor: nombre } }];
  }
  if (/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(nombre)) return [];
  return [{ field: "nombre", code: "perfil-nombre", params: { valor: nombre } }];
}

/** A password never travels in the clear, but to this machine itself. */
function urlProblems(canal: string, url: string | undefined): readonly FieldProblem[] {
  if (canal !== "portal") return [];
  if (url === undefined) return [{ field: "url", code: "falta" }];
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const local = ["127.0.0.1", "localhost", "[::1]"].includes(parsed?.hostname ?? "");
  const clean = parsed?.username === "" && parsed.password === "" && parsed.search === "";
  if (clean && (parsed.protocol === "https:" || (parsed.protocol === "http:" && local))) return [];
  return [{ field: "url", code: "url-formato", params: { valor: url } }];
}
