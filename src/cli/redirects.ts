import type { Translate } from "../core/messages/messages.ts";
import { redirectsOf } from "../core/redirects/redirects.ts";
import { nginxRedirects } from "../core/redirects/rules.ts";
import { printFaults } from "../files/faults.ts";
import { readProject } from "./project.ts";
import { EXIT, say } from "./terminal.ts";

/** `polyglot redirects`: prints where old addresses lead, for nginx. */
export async function printRedirects(t: Translate): Promise<number> {
  const { site, faults } = await readProject();
  if (!site) {
    process.stderr.write(printFaults(faults, t, "text"));
    return EXIT.content;
  }
  say(nginxRedirects(redirectsOf(site)).trimEnd());
  return EXIT.ok;
}
