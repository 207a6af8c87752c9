import { get as getPlain, request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";

interface Page {
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

/** What a person does at an issuer of tokens. */
interface Wish {
  /** The account that signs in. */
  readonly login: string;
  readonly refuses?: boolean;
  /** The code to type, where the issuer asks for one. */
  readonly code?: string;
  /** PEM certificate to trust. */
  readonly ca?: string;
}

/** Forms of an issuer are few; what shows more does not end. */
const maxPages = 10;

/**
 * Opens an address as a browser does, signs in and agrees, or refuses, until there is nothing more to
 * fill in.
 *
 * @returns the last page
 */
export async function visit(address: string, wish: Wish): Promise<Page> {
  const cookies = new Map<string, string>();
  let page = await follow(address, undefined, cookies, wish.ca);
  for (let seen = 0; seen < maxPages; seen += 1) {
    const abort = /href="([^"]*\/abort)"/.exec(page.text)?.[1];
    if (wish.refuses === true && abort !== undefined) {
      return await follow(new URL(decoded(abort), page.url).href, undefined, cookies, wish.ca);
    }
    const action = /<form[^>]*action="([^"]+)"/.exec(page.text)?.[1];
    if (action === undefined) return page;
    const fields = new Map(
      [...page.text.matchAll(/<input[^>]*>/g)].map(([tag]) => [
        attribute(tag, "name"),
        attribute(tag, "value"),
      ]),
    );
    fields.delete("");
    if (fields.has("login")) fields.set("login", wish.login).set("password", "cualquiera");
    if (fields.has("user_code") && wish.code !== undefined) fields.set("user_code", wish.code);
    const filled = new URLSearchParams([...fields]);
    page = await follow(new URL(decoded(action), page.url).href, filled, cookies, wish.ca);
  }
  throw new Error(`no end of forms at ${page.url}`);
}

/** One request to a server on this machine, as it stands. */
export function rawGet(
  url: string,
  options: { readonly headers?: Readonly<Record<string, string>>; readonly method?: string } = {},
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const call = getPlain(url, options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    call.on("error", reject);
  });
}

async function follow(
  address: string,
  form: URLSearchParams | undefined,
  cookies: Map<string, string>,
  ca: string | undefined,
): Promise<Page> {
  let [url, body] = [address, form];
  for (let hops = 0; hops < maxPages; hops += 1) {
    const { location, ...page } = await exchange(url, body, cookies, ca);
    if (location === undefined) return page;
    [url, body] = [new URL(location, url).href, undefined];
  }
  throw new Error(`no end of redirects at ${url}`);
}

function exchange(
  url: string,
  form: URLSearchParams | undefined,
  cookies: Map<string, string>,
  ca: string | undefined,
): Promise<Page & { readonly location: string | undefined }> {
  return new Promise((resolve, reject) => {
    const request = url.startsWith("https:") ? requestTls : requestPlain;
    const headers = {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      ...(form !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
    };
    const options = { method: form === undefined ? "GET" : "POST", headers, agent: false as const };
    const call = request(url, { ...options, ...(ca !== undefined && { ca }) }, (response) => {
      for (const line of response.headers["set-cookie"] ?? []) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === "") cookies.delete(name);
        else cookies.set(name, value);
      }
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      const { location } = response.headers;
      const status = response.statusCode ?? 0;
      response.on("end", () => resolve({ url, status, text, location }));
    });
    call.on("error", reject);
    call.end(form?.toString());
  });
}

function attribute(tag: string, name: string): string {
  return decoded(new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}

function decoded(text: string): string {
  return text.replaceAll("&amp;", "&").replaceAll("&#x2F;", "/");
}
