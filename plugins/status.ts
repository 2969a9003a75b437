import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { addVirtualPage } from "../src/build/virtual-pages.ts";
import { nextBuild } from "../src/core/content/waiting.ts";
import { noOptions } from "../src/core/options/options.ts";
import { statusOf } from "../src/core/site/status.ts";

/**
 * Writes `status.json`: the state of every edition and of the messages of the site, for editors and for other
 * programs.
 */
export const statusPlugin: Plugin<object> = definePlugin("statusPlugin", noOptions, (config, _, build) =>
  addVirtualPage(config, build, "status", "/status.json", () => {
    const { site, messagesStatus, waiting } = build.state;
    const status = site && statusOf(site, messagesStatus, nextBuild(waiting));
    return `${JSON.stringify(status ?? {}, null, 2)}\n`;
  }),
);
