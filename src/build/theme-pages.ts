import { pagesOf } from "../core/build/shard.ts";
import { createDatePrinter } from "../core/language/dates.ts";
import type { Language } from "../core/language/languages.ts";
import type { PageRecord } from "../core/pages/families.ts";
import type { Layouts } from "../core/pages/layouts.ts";
import { placePage } from "../core/site/place.ts";
import { baseOf } from "../core/site/urls.ts";
import type { BrandOption } from "../core/theme/brand.ts";
import type { Look } from "../core/theme/look.ts";
import { createLineEnds, namesByLanguage } from "../core/typography/headline.ts";
import { createTypeset } from "../core/typography/typeset.ts";
import { cacheKey } from "../files/cache/cache.ts";
import { type PageCache, type PageKeys, pageCache } from "../files/cache/pages.ts";
import { readOwnLook } from "../files/theme/brand.ts";
import type { Choices } from "../theme/props.ts";
import { renderPage, type ThemeContext } from "../theme/render.tsx";
import type { Build } from "./build.ts";
import { hasError } from "./report.ts";
import type { RenderedPage } from "./written-pages.ts";

/** The options of the theme that a site sets. */
interface ThemeChoices extends Choices {
  readonly languages: readonly Language[];
  readonly layouts?: Layouts | undefined;
}

/** Renders the pages of the theme for one build after the other, with a cache. */
export class ThemePages {
  /** What the files of the site change in the pages of this build. */
  look: Look = {};
  /** Whether Eleventy serves the site of this build. */
  isServed = false;
  readonly #build: Build;
  readonly #choices: ThemeChoices;
  #cache: PageCache | undefined;
  #context: ThemeContext | undefined;
  #keys: PageKeys | undefined;
  #rendered = 0;
  readonly #printDate = createDatePrinter();

  constructor(build: Build, choices: ThemeChoices) {
    this.#build = build;
    this.#choices = choices;
  }

  /** Starts a build. */
  start(isServed: boolean): void {
    this.isServed = isServed;
    this.#cache ??= pageCache(isServed ? "preview-pages" : "pages");
    this.#context = undefined;
    this.#keys = undefined;
    this.#rendered = 0;
  }

  /**
   * Reads the look of the site for this build.
   *
   * @returns Whether it has no errors. The checks of the build report them.
   */
  readLook(folder: string, brand: BrandOption): Promise<boolean> {
    const { state } = this.#build;
    const faults = readOwnLook(folder, brand).then((own) => {
      this.look = own.look;
      state.brand = own.brand;
      return own.faults;
    });
    this.#build.addCheck(faults);
    return faults.then((found) => !hasError(found));
  }

  /** What every page is rendered with; complete when the first page is rendered. */
  get context(): ThemeContext {
    if (this.#context) return this.#context;
    const { site, messages, assets, untranslated, pictures, cards, glossary } = this.#build.state;
    if (!site || !messages || !assets)
      throw new Error("themePlugin needs messagesPlugin and articlesPlugin, added before it");
    const { navigation, footer, home, components, layouts } = this.#choices;
    const { colors, mark } = this.look;
    const { share } = this.#build;
    const printDate = this.#printDate;
    const typeset = createTypeset(createLineEnds(namesByLanguage(glossary, site.languages)));
    this.#context = {
      ...{ site, messages, printDate, typeset, untranslated, assets, pictures, share, cards },
      ...{ navigation, footer, home, components, layouts, colors, mark },
    };
    return this.#context;
  }

  /** The pages that this build makes. */
  get records(): readonly PageRecord[] {
    const locales = this.#choices.languages.map(({ locale }) => locale);
    return pagesOf(this.#build.shard, this.#build.pages, locales);
  }

  /** The page from the cache; renders it if it isn't there. */
  render(record: PageRecord): RenderedPage {
    const { context } = this;
    this.#build.progressOf("pages")(++this.#rendered, this.#build.pages.length);
    this.#keys ??= this.#findKeys();
    const key = this.#keys.keys.get(record);
    const render = () => renderPage(record, context);
    const html = key === undefined || !this.#cache ? render() : this.#cache.get(key, render);
    return { html, key };
  }

  /** Ends a build. */
  finish(): void {
    this.#cache?.sweep();
    const { context } = this;
    this.#build.render = (record, site) =>
      placePage(renderPage(record, { ...context, site }), baseOf(site.url));
  }

  #findKeys(): PageKeys {
    const { state } = this.#build;
    const { layouts, components } = this.#choices;
    // We don't know what a site's own code reads or whether it has changed, so its pages have no key. Its components may be
    // on every page.
    const hasOwnParts = Object.keys(components ?? {}).length > 0;
    const own = hasOwnParts ? [] : this.records.filter(({ content }) => !layouts?.[content.kind]);
    const keys = this.#cache?.keysOf(own, commonKeyOf(state.commonKey, this.context), this.context);
    state.changedTexts = keys?.changedTexts ?? new Set();
    return keys ?? { keys: new Map(), changedTexts: new Set() };
  }
}

/** Cache key of everything that all pages depend on. @param works that of the articles and pages */
function commonKeyOf(works: string, { site, untranslated, assets, share, ...choices }: ThemeContext): string {
  const { articles, ...shown } = site;
  const { navigation, footer, home, colors, mark } = choices;
  const chosen = [navigation, footer, home, colors, mark].map((choice) => choice ?? null);
  const inputs = [shown, articles.length > 0, chosen, [...untranslated], assets, share];
  return cacheKey([works, JSON.stringify(inputs)]);
}
