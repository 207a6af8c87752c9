import type { Profile } from "../../ports/profile-store.ts";
import type { BrowserSignIn } from "../../ports/session.ts";
import type { BrowserStep } from "../../ports/token-issuer.ts";
import { Secret } from "../../domain/secret.ts";
import type { Call } from "../../app/call.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import type { SignedIn } from "./session.view.ts";

/**
 * Signs in at an issuer of tokens: says what to do in which browser, waits for it, and keeps what
 * renews the access. The address stands on a line of its own, unbroken, so that it can be copied from
 * any terminal.
 *
 * @param byCode  by a code instead of a browser on this machine
 * @throws MesaError as `BrowserSignIn.signIn` does
 */
export async function signInByBrowser(
  browser: BrowserSignIn,
  byCode: boolean,
  profile: Profile,
  call: Call,
): Promise<SignedIn> {
  const { context } = call;
  const clientSecret = browser.wantsClientSecret ? await askClientSecret(call) : undefined;
  const options = {
    byCode,
    opens: call.asks,
    clientSecret: clientSecret ?? context.settings.clienteSecreto,
    show: (step: BrowserStep) => showStep(step, call),
  };
  const session = await browser.signIn(options, context.signal);
  const { nombre: perfil, canal } = profile;
  const sessions = await call.sessions();
  await sessions.alone(perfil, () => sessions.save(perfil, session));
  return { session, perfil, canal, kept: await sessions.place(perfil) };
}

/** From the environment, or asked for; it may be left empty. */
async function askClientSecret(call: Call): Promise<Secret | undefined> {
  const given = call.context.settings.clienteSecreto;
  if (given !== undefined || !call.asks) return given;
  const typed = (await call.prompter.hidden(call.translator.t("oauth.secreto-cliente"))).trim();
  return typed === "" ? undefined : new Secret(typed);
}

function showStep(step: BrowserStep, call: Call): void {
  const { t } = call.translator;
  const address = `\n${neutralizeLine(step.url)}\n\n`;
  const { terminal } = call.context;
  if (step.kind === "codigo") {
    call.remark(t("oauth.vaya"));
    terminal.err(address);
    call.remark(t("oauth.codigo", { codigo: neutralizeLine(step.code) }));
    call.remark(t("oauth.espera-codigo", { minutos: step.minutes }));
    return;
  }
  call.remark(step.opened ? t("oauth.abierto") : t("oauth.abra"));
  terminal.err(address);
  if (!step.opened) call.remark(t("oauth.otra-maquina", { puerto: step.port }));
  call.remark(t("oauth.espera"));
}
