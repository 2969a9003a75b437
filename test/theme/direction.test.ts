import { Parser } from "htmlparser2";
import { equal, is, ok } from "uvu/assert";
import { mergeResources } from "../../src/core/catalogues/merge.ts";
import { directionOf } from "../../src/core/language/direction.ts";
import { createMessages } from "../../src/core/messages/messages.ts";
import { listPages } from "../../src/core/pages/pages.ts";
import { OWN_CATALOGUES, readCatalogues } from "../../src/files/catalogues/catalogues.ts";
import { renderAdmin, renderChooser, renderPage, type ThemeContext } from "../../src/theme/render.tsx";
import { LOCALES, type Plan, settingsOf, siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const PLANS: Record<string, Plan> = {
  whole: { zh: "source", en: "current", ru: "stale" },
  summary: { ru: "source", en: "partial", zh: "partial" },
  soon: { en: "source", zh: "announced", ru: "announced" },
  about: { en: "source", zh: "current", ru: "partial", page: true },
};
/** In place of Russian a language that is written from right to left. */
const uighur = { locale: "ru", lang: "ug", ogLocale: "ug_CN", label: "ئۇيغۇرچە" };
const site = siteOf(PLANS, settingsOf({ languages: ["en", "zh", uighur] }));
const messages = createMessages(
  mergeResources(readCatalogues(OWN_CATALOGUES, LOCALES).catalogues),
  Object.fromEntries(LOCALES.map((locale) => [locale, locale])),
);
const context: ThemeContext = {
  site,
  messages,
  printDate: (date) => date,
  untranslated: new Set(),
  assets: {
    ...{ styles: "/s.css", articleStyles: "/a.css", afterStyles: "/e.css", printStyles: "/p.css" },
    ...{ search: "/s.js", searchWorker: "/w.js", article: "/a.js", notFound: "/n.js" },
  },
  share: undefined,
  cards: undefined,
};

/** The elements of a page that have a language, and run in another direction than it. */
function misdirected(html: string): string[] {
  const wrong: string[] = [];
  const directions = ["ltr"];
  const parser = new Parser({
    onopentag(name, { lang, dir }) {
      const direction = dir ?? directions.at(-1) ?? "";
      directions.push(direction);
      if (lang !== undefined && directionOf(lang) !== direction) wrong.push(`<${name} lang="${lang}">`);
    },
    onclosetag: () => void directions.pop(),
  });
  parser.end(html);
  return wrong;
}

const direction = suite("each part of a page in a language");
for (const { url } of listPages(site))
  direction(`runs in the direction of that language: ${url}`, () => {
    const record = listPages(site).find((page) => page.url === url);
    ok(record);
    const html = renderPage(record, context);
    equal(misdirected(html), []);
    is(/<html[^>]* dir="rtl"/.test(html), url.startsWith("/ru/"));
  });
direction("runs in the direction of that language on the pages without one", () => {
  equal(misdirected(renderChooser(context)), []);
  equal(misdirected(renderAdmin(site.languages, ["ru"], messages)), []);
});
direction.run();
