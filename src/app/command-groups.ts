/** The commands by what one wants to do, in the order of the help; one that is in none is shown last. */
const groups = {
  reportar: ["incidente", "consulta", "lote", "guia", "evidencia"],
  seguir: ["ticket", "novedades", "estado"],
  pendiente: ["borrador", "bandeja", "entrega"],
  configurar: [
    "iniciar",
    "registro",
    "sesion",
    "perfil",
    "correo",
    "config",
    "libro",
    "diagnostico",
    "datos",
  ],
  aprender: ["demo", "practica", "tramite", "catalogo", "transparencia"],
  programas: ["ci", "esquema", "completar"],
  ayuda: ["ayuda", "explicar", "licencias"],
} as const;

const groupNames = [
  "reportar",
  "seguir",
  "pendiente",
  "configurar",
  "aprender",
  "programas",
  "ayuda",
] as const;

/** The nodes of the tree by their groups, in the order of the help. */
export function commandGroups<Node extends { readonly name: string }>(
  nodes: readonly Node[],
): readonly { readonly name: (typeof groupNames)[number]; readonly nodes: readonly Node[] }[] {
  const grouped: readonly string[] = Object.values(groups).flat();
  return groupNames.map((name) => {
    const members: readonly string[] = groups[name];
    const found = members.flatMap((member) => nodes.filter((node) => node.name === member));
    const others = name === "ayuda" ? nodes.filter((node) => !grouped.includes(node.name)) : [];
    return { name, nodes: [...found, ...others] };
  });
}
