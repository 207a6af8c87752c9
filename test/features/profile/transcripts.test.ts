import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

const nobody = "http://127.0.0.1:9";

test("profiles are made, shown, tried, chosen and removed", async () => {
  await expectTranscript("profiles", [
    "perfil listar",
    "perfil listar --json",
    `perfil crear oficina --canal portal --url ${nobody} --ruc 0999999901001 --identificacion 0999999901001 --nombre 'Agencia Uno' --correo a@agencia.example --telefono 042000000 --distrito 028 --tipo-operador agente-aduana`,
    `perfil crear oficina --canal portal --url ${nobody}`,
    `perfil crear otra --canal portal --url ${nobody} --canal-alterno oficina --json`,
    "perfil crear mano --canal entrega --carpeta salida --carpeta-entrada entrada --buzon a@agencia.example",
    "perfil crear correo --canal correo --smtp smtps://mail.example:465 --imap imaps://mail.example:993 --buzon a@agencia.example --dominio otro.example --patron 'Caso ([0-9]+)'",
    "perfil crear correo --canal correo --smtp smtps://mail.example:465 --imap imaps://mail.example:993 --buzon b@agencia.example",
    `perfil crear cola --canal rt --url ${nobody} --cola Mesa --campo-clave Clave --campo tipo=Tipo --estado-rt abierto=en_proceso`,
    `perfil crear mal --canal portal --url https://a@b.example`,
    "perfil crear mal --canal portal",
    "perfil crear mal --canal nada",
    "perfil crear 'un mal nombre' --canal practica",
    "perfil listar",
    { words: "perfil listar", width: 50 },
    "perfil listar --json",
    ...["oficina", "otra", "mano", "correo", "cola"].map((name) => `perfil ver ${name}`),
    "perfil ver oficina --json",
    "perfil ver correo --json",
    "perfil ver cola --json",
    "perfil ver ofcina",
    "perfil probar oficina",
    "perfil probar practica",
    "perfil probar practica --json",
    "perfil probar mano",
    "perfil usar oficina",
    "perfil usar nadie",
    "perfil usar otra --json",
    "perfil borrar otra",
    "perfil borrar otra",
    "perfil borrar mano --json",
    "perfil listar",
  ]);
});

test("a beginner is led to a profile", async () => {
  const person = ["0999999999001", "Agencia Uno", "a@agencia.example"];
  await expectTranscript("init", [
    { words: "iniciar", answers: ["practica", true, "028", "agente", ...person, ""] },
    "perfil ver principal",
    { words: "iniciar", answers: ["practica", true, "", "", "", "", "", ""] },
    `iniciar oficina --canal portal --url ${nobody} --ruc 0999999901001`,
    `iniciar oficina --canal portal --url ${nobody} --ruc 0999999901001 --json`,
  ]);
});
