import { match } from "uvu/assert";
import { auditPlugin } from "../../plugins/audit.ts";
import { checkForeign, SITES } from "../support/foreign-expected.ts";
import { buildForeignSite, type ForeignSite } from "../support/foreign-site.ts";
import { refusal, smallSite } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

for (const expected of SITES) {
  const site = suite<{ built: ForeignSite }>(`a foreign site: ${expected.name}`);
  site.before(async (context) => {
    context.built = await buildForeignSite(expected.name);
  });
  site.after(({ built }) => built.remove());
  site.long(
    "is built completely, passes the audit with its search, and has what its templates ask for",
    ({ built }) => checkForeign(built.output, expected),
  );
  site.run();
}

const audit = suite("the audit of a site without our articles");
const broken = {
  "pages/en/a.njk": '<!doctype html><html lang="en"><title>A</title><a href="/gone/">B</a></html>',
};
audit.long("stops the build, and names the page", async () => {
  const site = smallSite(broken);
  const options = { url: "https://news.example.org", languages: ["en"] };
  const { text } = await refusal(site.write((config) => auditPlugin(config, options))).finally(site.remove);
  match(text, "audit-link-dead");
  match(text, "/en/a/");
});
audit("names the options it needs if it knows nothing about the site", async () => {
  const site = smallSite(broken);
  const { text } = await refusal(site.write((config) => auditPlugin(config))).finally(site.remove);
  match(text, "needs articlesPlugin, or the options url and languages");
});
audit.run();
