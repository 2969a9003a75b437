import netlify from "netlify-redirector";
import { generateRedirectsEvaluator } from "redirects-in-workers";

/** Where a host leads from an address, by its rules; undefined where it doesn't. */
export type Host = (address: string) => Promise<string | undefined>;

/** Netlify, by the engine that it publishes. @param files Addresses of pages, which rules without force leave. */
export async function netlifyHost(rules: string, files: readonly string[] = []): Promise<Host> {
  const matcher = await netlify.parsePlain(rules, { jwtSecret: "", jwtRole: "" });
  return async (address) => {
    const { pathname: path, search } = new URL(address, "https://news.example.org");
    const none = () => "";
    const request = { scheme: "https", host: "news.example.org", path, query: search.slice(1) };
    const found = matcher.match({ ...request, getHeader: none, getCookie: none });
    return found && (found.force || !files.includes(path)) ? found.to : undefined;
  };
}

/** Cloudflare, by its own code and with the limit that its documentation gives for a line. */
export async function cloudflareHost(rules: string): Promise<Host> {
  const evaluate = silently(() => generateRedirectsEvaluator(rules, { maxLineLength: 1000 }));
  return async (address) => {
    const answer = await evaluate(new Request(new URL(address, "https://news.example.org")), {} as never);
    return answer?.headers.get("location") ?? undefined;
  };
}

/** Calls a function that prints how many rules it has read. */
function silently<Value>(call: () => Value): Value {
  const { log, warn } = console;
  console.log = () => {};
  console.warn = () => {};
  try {
    return call();
  } finally {
    Object.assign(console, { log, warn });
  }
}
