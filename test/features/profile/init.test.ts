import { describe, expect, test } from "vitest";
import { testDesk } from "../../support/desk-client.ts";
import { parsed } from "../../support/parse-output.ts";
import {
  enter,
  escape,
  interrupt,
  runMesa,
  testFolder,
  type AskedQuestion,
} from "../../support/test-context.ts";

/** As the form has them at its end: name, e-mail, telephone. */
const person = ["Agencia S.A.", "operaciones@agencia.example", ""];
const plain = { NO_COLOR: "1" };

describe("mesa iniciar", () => {
  test("asks, explains a wrong answer and asks again, saves, and tries the connection", async () => {
    const { url } = await testDesk();
    const folder = testFolder();
    const answers = [
      "portal",
      "http://mesa.example",
      url,
      "0999999999001",
      "OPERADOR",
      escape,
      "OPERADOR",
      true,
      "028",
      "agente",
      "0900000002",
      "0900000001",
      ...person,
      enter,
      "Practica-2026",
    ];
    const result = await runMesa(["iniciar"], {
      folder,
      interactive: true,
      answers: answers,
      env: plain,
    });
    expect(result.code).toBe(0);
    expect(result.stderr).toContain("«http://mesa.example» no es una dirección admitida");
    expect(result.stderr).toContain(
      "✗ El dígito verificador de la cédula 0900000002 no corresponde",
    );
    expect(result.stdout).toMatch(
      /^✓ Se guardó el perfil «principal» \(canal portal\)\. Desde ahora se usa el perfil\s+«principal»\.\n✓ La mesa de servicios responde\.\n✓ Sesión de Operador de práctica/,
    );
    const list = parsed(
      "perfil-listar",
      (await runMesa(["perfil", "listar", "--json"], { folder })).stdout,
    );
    expect(list).toMatchObject({
      perfil_actual: "principal",
      perfiles: [
        { url, usuario: "OPERADOR", operador: { identificacion: "0900000001", distrito: "028" } },
        {},
      ],
    });
  });

  test("is offered where a command needs a profile, which is the current one then", async () => {
    const folder = testFolder();
    const answers = [enter, "practica", enter];
    const listed = await runMesa(["ticket", "listar"], {
      folder,
      interactive: true,
      answers,
      env: plain,
    });
    expect(listed.code).toBe(0);
    const { stdout } = await runMesa(["perfil", "listar", "--json"], { folder });
    expect(parsed("perfil-listar", stdout)).toMatchObject({ perfil_actual: "principal" });
  });

  test("proposes the channel that works today, or what is given", async () => {
    const proposed = async (...argv: readonly string[]) => {
      const asked: (string | undefined)[] = [];
      const folder = testFolder();
      const options = { interactive: true, env: plain, folder, cwd: folder };
      const onQuestion = ({ kind, question }: AskedQuestion) => {
        if (kind === "choose") asked.push(question.initial);
      };
      const answers = argv[0] === "iniciar" ? [interrupt] : [true, interrupt];
      await runMesa(argv, { ...options, answers, onQuestion });
      return asked;
    };
    expect(await proposed("iniciar")).toEqual(["correo"]);
    expect(await proposed("ticket", "listar")).toEqual(["correo"]);
    expect(await proposed("iniciar", "--url", "https://mesa.example")).toEqual(["portal"]);
    expect(await proposed("iniciar", "--canal", "entrega")).toEqual(["entrega"]);
  });

  test("offers a wrong answer again, to be corrected", async () => {
    const offered: (string | undefined)[] = [];
    await runMesa(["iniciar"], {
      interactive: true,
      answers: ["portal", "http://mesa.example", interrupt],
      env: plain,
      onQuestion: ({ question }) => void offered.push(question.initial),
    });
    expect(offered.at(-1)).toBe("http://mesa.example");
  });

  test("does the same from flags where nobody can be asked, and again with what is new", async () => {
    const folder = testFolder();
    const argv = [
      "iniciar",
      "agencia",
      "--canal",
      "portal",
      "--url",
      "http://127.0.0.1:1",
      "--nombre",
      "Agencia S.A.",
      "--json",
    ];
    const first = await runMesa(argv, { folder });
    expect([first.code, parsed("iniciar", first.stdout)]).toMatchObject([
      6,
      { conexion: "falla", perfil: { nombre: "agencia" } },
    ]);
    const again = await runMesa(["iniciar", "agencia", "--distrito", "Quito", "--json"], {
      folder,
    });
    expect(parsed("iniciar", again.stdout)).toMatchObject({
      perfil: { url: "http://127.0.0.1:1", operador: { nombre: "Agencia S.A.", distrito: "055" } },
    });
    const missing = await runMesa(["iniciar", "--json"], { folder: testFolder() });
    expect([missing.code, parsed("error", missing.stderr).error.detalles]).toMatchObject([
      2,
      [{ campo: "url", bandera: "--url" }],
    ]);
  });

  test("a wrong password at its end leaves the profile, and is tried once only", async () => {
    const { url } = await testDesk();
    const answers = ["portal", url, "0999999999001", "OPERADOR", false, true, "otra-clave-1"];
    const result = await runMesa(["iniciar"], { interactive: true, answers, env: plain });
    expect(result.code).toBe(0);
    expect(result.stderr).toContain(
      "✗ La mesa de servicios no reconoce ese RUC, usuario o contraseña",
    );
    expect(result.stdout).toContain("Inicie sesión con «mesa sesion iniciar");
  });

  test("says that nothing was saved where it is broken off", async () => {
    const folder = testFolder();
    const options = { interactive: true, env: plain, folder };
    const broken = await runMesa(["iniciar"], { ...options, answers: ["correo", interrupt] });
    expect(broken.code).toBe(130);
    expect(broken.stderr).toContain("No se guardó nada");
    const { stdout } = await runMesa(["perfil", "listar", "--json"], { folder });
    expect(JSON.parse(stdout).perfiles).toHaveLength(1);
  });

  test("is offered where a command finds no profile, and the command goes on with it", async () => {
    const answers = [true, "practica", false];
    const result = await runMesa(["ticket", "listar"], {
      interactive: true,
      answers: answers,
      env: plain,
    });
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/^Aún no tiene tickets\. Cree uno con «mesa incidente crear/);
    expect(
      (await runMesa(["ticket", "listar"], { interactive: true, answers: [false] })).code,
    ).toBe(2);
  });
});
