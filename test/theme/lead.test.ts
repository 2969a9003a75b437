import { h } from "preact";
import { render } from "preact-render-to-string";
import { is } from "uvu/assert";
import { readSite } from "../../src/core/content/read-site.ts";
import { editionOf } from "../../src/core/site/site.ts";
import { Lead } from "../../src/theme/components/Lead.tsx";
import {
  contentOf,
  fingerprintIn,
  LOCALES,
  original,
  settingsOf,
  translation,
} from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const html = (files: Readonly<Record<string, string>>, locale: string) => {
  const { site } = readSite(contentOf(files), settingsOf());
  const [article] = site?.articles ?? [];
  if (!article) throw new Error("no article");
  return render(h(Lead, { edition: editionOf(article, locale) }));
};
const path = (locale: string) => `articles/visit/index.${locale}.md`;

const lead = suite("the summary above a text");
for (const locale of LOCALES) {
  lead(`is the one that is written in ${locale}`, () => {
    is(
      html({ [path(locale)]: original(locale, "summary: 1 < 2\n") }, locale),
      '<p class="article-summary">1 &lt; 2</p>',
    );
  });
  lead(`is left out in ${locale} where it would be the beginning of the text`, () => {
    is(html({ [path(locale)]: original(locale) }, locale), "");
  });
}
lead("is the one of a partial edition", () => {
  const files = { [path("en")]: original("en") };
  const partial = translation("ru", fingerprintIn(files), "summary: Кратко.\n", " ");
  is(html({ ...files, [path("ru")]: partial }, "ru"), '<p class="article-summary">Кратко.</p>');
});
lead("is left out of an edition that is announced", () => {
  is(html({ [path("en")]: original("en") }, "ru"), "");
});
lead.run();
