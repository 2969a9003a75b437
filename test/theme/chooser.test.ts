import { is } from "uvu/assert";
import { mergeResources } from "../../src/core/catalogues/merge.ts";
import { createMessages } from "../../src/core/messages/messages.ts";
import { OWN_CATALOGUES, readCatalogues } from "../../src/files/catalogues/catalogues.ts";
import { renderChooser } from "../../src/theme/render.tsx";
import { LOCALES, type Plan, settingsOf, siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const PLANS: Record<string, Plan> = {
  one: { en: "source", zh: "current", ru: "stale" },
  two: { en: "source", zh: "partial", ru: "announced" },
  three: { en: "source", zh: "announced", ru: "announced" },
};
const messages = createMessages(
  mergeResources(readCatalogues(OWN_CATALOGUES, LOCALES).catalogues),
  Object.fromEntries(LOCALES.map((locale) => [locale, locale])),
);
const html = renderChooser({
  site: siteOf(PLANS, settingsOf()),
  messages,
  printDate: (date) => date,
  untranslated: new Set(),
  assets: {
    ...{ styles: "/s.css", articleStyles: "/a.css", afterStyles: "/e.css", printStyles: "/p.css" },
    ...{ search: "/s.js", searchWorker: "/w.js", article: "/a.js", notFound: "/n.js" },
  },
  share: undefined,
  cards: undefined,
});

const chooser = suite("the chooser");
for (const [index, expected] of ["3 articles", "1篇文章，另有1篇即将推出", "1 статья, ещё 2 скоро"].entries())
  chooser(`counts what a language has and what is announced in it: ${expected}`, () => {
    const counts = [...html.matchAll(/<small>([^<]*)<\/small>/g)].map(([, text = ""]) => text);
    is(counts[index]?.replaceAll("\u00A0", " "), expected);
  });
chooser.run();
