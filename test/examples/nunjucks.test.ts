import { readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, match } from "uvu/assert";
import { auditForeign, buildForeignSite, type ForeignSite, fromSource } from "../support/foreign-site.ts";
import { ROOT } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const example = suite<{ built: ForeignSite }>("the example with Nunjucks templates");
example.before(async (context) => {
  context.built = await buildForeignSite("nunjucks", fromSource, join(ROOT, "examples"));
});
example.after(({ built }) => built.remove());

const read = ({ output }: ForeignSite, page: string) =>
  readFileSync(join(output, page, "index.html"), "utf8");
const bar = (html: string) => [...html.matchAll(/<a href="(\S+)" hreflang/g)].map(([, href]) => href);

example.long("passes the audit", ({ built }) => {
  equal(auditForeign(built.output, "https://reading.example.org", ["en", "zh", "ru"]), []);
});
example.long("leads each page to its translations", ({ built }) => {
  const visit = ["/en/visit/", "/zh/visit/", "/ru/kak-dobratsya/"];
  for (const page of visit) equal(bar(read(built, page)), visit);
});
example.long("leads a page without translations to the other home pages", ({ built }) => {
  equal(bar(read(built, "en/sundays")), ["/en/sundays/", "/zh/", "/ru/"]);
});
example.long("gives each page its language and its dates", ({ built }) => {
  const html = read(built, "ru/kak-dobratsya");
  match(html, '<html lang="ru" dir="ltr">');
  match(html, "9\u00A0марта 2019\u00A0г.");
});
example.run();
