import type { Translate } from "../core/messages.ts";
import { createEleventy } from "../eleventy.ts";
import { findConfig } from "./project.ts";
import { EXIT, say } from "./terminal.ts";

/** `polyglot build`: writes the site. Faults in the content are thrown before anything is written. */
export async function buildSite(t: Translate): Promise<number> {
  const eleventy = await createEleventy({ configPath: findConfig(), runMode: "build" });
  eleventy.disableLogger();
  const [, templates] = (await eleventy.write()) ?? [];
  say(t("cli:built", { count: templates?.length ?? 0 }));
  return EXIT.ok;
}
