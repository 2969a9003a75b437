import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { drawable, missingCharacters, withoutCharacters } from "../../src/core/cards/characters.ts";
import { withoutTypesetting } from "../../src/core/typography/typeset.ts";
import { CARD_FONTS } from "../../src/files/cards/cards.ts";
import { openFonts } from "../../src/files/cards/fonts.ts";
import { openBrowser } from "./browser.ts";
import type { HostileEdition } from "./hostile-newsroom.ts";
import { isPlainMarkdown } from "./payloads.ts";
import { ROOT } from "./project.ts";
import type { Served } from "./serve.ts";

/** What a browser saw that should not happen. */
export interface Witness {
  /** Calls of `alert`, `confirm` and `prompt`. */
  readonly dialogs: string[];
  /** Requests to another origin, including blocked ones. */
  readonly requests: string[];
  /** What the content security policy had to block. */
  readonly violations: string[];
  /** Elements and attributes that could do something and are not ours. */
  readonly active: string[];
}

/** A visit on which nothing of that happened. */
export const NOTHING: Witness = { dialogs: [], requests: [], violations: [], active: [] };

/** A browser that goes through a site and records what happens. */
export interface Visit {
  readonly witness: Witness;
  /** Opens pages, some at a time, and passes each to `look` when it has loaded and been inspected. */
  open(urls: readonly string[], look?: (page: Page, url: string) => Promise<void>): Promise<void>;
  /** Inspects a page that has changed since it was opened. */
  inspect(page: Page, url: string): Promise<void>;
  close(): Promise<void>;
}

const INSPECTOR = fileURLToPath(new URL("./inspector.js", import.meta.url));
const TABS = 4;

/** @param served The site; whatever else its pages ask for is refused and noted. */
export async function visit({ origin }: Served): Promise<Visit> {
  const context: BrowserContext = await (await openBrowser()).newContext();
  await context.addInitScript({ path: INSPECTOR });
  const witness: Witness = { dialogs: [], requests: [], violations: [], active: [] };
  context.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) witness.requests.push(request.url());
  });
  context.on("page", (page) =>
    page.on("dialog", (dialog) => {
      witness.dialogs.push(`${page.url()}: ${dialog.message()}`);
      dialog.dismiss().catch(() => {}); // The page may be gone.
    }),
  );
  await context.route(
    (url) => url.origin !== origin,
    (route) => route.abort(),
  );
  const inspect = async (page: Page, url: string) => {
    const { active, violations } = await page.evaluate(() => {
      const { active, violations } = (globalThis as unknown as Inspected).inspector;
      return { active: active(), violations: violations.splice(0) };
    });
    witness.active.push(...active.map((one) => `${url} ${one}`));
    witness.violations.push(...violations.map((one) => `${url} ${one}`));
  };
  return {
    witness,
    inspect,
    close: () => context.close(),
    async open(urls, look) {
      const queue = [...urls];
      const tab = async () => {
        const page = await context.newPage();
        for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
          await page.goto(origin + url);
          await inspect(page, url);
          await look?.(page, url);
        }
        await page.close();
      };
      await Promise.all(Array.from({ length: Math.min(TABS, urls.length) }, tab));
    },
  };
}

/** What test/support/inspector.js leaves in a page. */
export interface Inspected {
  readonly inspector: {
    active(): string[];
    readonly violations: string[];
    article(): ArticleTexts;
    links(): [href: string, text: string][];
    xml(source: string): { error?: string; entries: FeedEntry[]; addresses: string[] };
  };
}

interface ArticleTexts {
  readonly [place: string]: unknown;
  readonly quoted: string[];
  readonly code: string[];
  readonly escaped: string[];
  readonly facts: string[];
  readonly data: Readonly<Record<string, unknown>>;
}

interface FeedEntry {
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly topics: string[];
  readonly authors: string[];
  readonly active: string[];
}

/** The places where the page of an article differs from what the editor wrote. */
export async function differences(page: Page, edition: HostileEdition): Promise<string[]> {
  const said = await page.evaluate(() => (globalThis as unknown as Inspected).inspector.article());
  const different: string[] = [];
  const same = (place: string, found: unknown, written: unknown) => {
    // The theme adds soft hyphens and no-break spaces.
    if (withoutTypesetting(JSON.stringify(found)) !== withoutTypesetting(JSON.stringify(written)))
      different.push(`${edition.url} ${place}: ${JSON.stringify(found)}, not ${JSON.stringify(written)}`);
  };
  const [title, summary, alt, caption] = [edition.title, edition.summary, edition.alt, edition.caption].map(
    (text) => written(text.trim()),
  );
  const topics = edition.topics.map(written);
  same("heading", said.heading, title);
  same("title", String(said.pageTitle).slice(0, title?.length), title);
  same("summary", said.summary, summary);
  same("alt", said.alt, alt);
  same("caption", said.caption, `${caption} `);
  const [credit, author] = [edition.credit, edition.author].map((text) => plain(written(text.trim())));
  same("credit", plain(String(said.credit)).endsWith(credit ?? ""), true);
  same(
    "author",
    said.facts.some((fact) => plain(fact).includes(author ?? "")),
    true,
  );
  same("topics", said.topics, topics);
  same("tags", said.tags, topics);
  same("description", said.description, summary);
  // A card shows the title, on one line, and the cover. If the text for both is too long for networks, it is
  // only the title. If the font lacks a letter there is no card: the cover is shared by itself, or, if
  // networks do not accept it, the site's picture.
  const whole = `${seen(title)} — ${seen(alt)}`;
  const shown = isDrawn(edition.title)
    ? [whole.length <= ALT_LIMIT ? whole : seen(title)]
    : [seen(alt), seen(siteName(edition.locale))];
  const [sharedTitle, sharedSummary, sharedAlt] = said.shared as readonly unknown[];
  same("shared", [sharedTitle, sharedSummary], [title, summary]);
  if (!shown.includes(seen(String(sharedAlt)))) same("card", sharedAlt, shown);
  same("headline", said.data.headline, edition.title.trim());
  same("data", said.data.description, edition.summary.trim());
  same(
    "code",
    said.code,
    edition.body.map((text) => `${written(text)}\n`),
  );
  same(
    "escaped",
    said.escaped.map(folded),
    edition.body.map((text) => folded(text) || "."),
  );
  for (const [index, text] of edition.body.entries())
    if (isPlainMarkdown(text)) same("quoted", folded(said.quoted[index] ?? ""), folded(text));
  return different;
}

/** A text as a parser of HTML gives it back. @see https://html.spec.whatwg.org/#normalize-newlines */
export function written(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** A text without the signs of the theme's typesetting, which may be at its ends. */
function plain(text: string): string {
  return withoutTypesetting(text).trim();
}

/** The longest text of a picture that networks accept, in characters. */
const ALT_LIMIT = 420;

const FONTS = openFonts(CARD_FONTS);

/** Whether the font of the cards has all letters of a title, and at least one character of it. */
function isDrawn(title: string): boolean {
  const text = drawable(title);
  const { letters, signs } = missingCharacters(text, (codePoint) => FONTS?.has(codePoint) ?? false);
  return letters.length === 0 && withoutCharacters(text, signs) !== "";
}

function siteName(locale: string): string {
  const catalogue = readFileSync(join(ROOT, "locales", locale, "site.json"), "utf8");
  return (JSON.parse(catalogue) as { name: string }).name;
}

/** The visible part of a text on one line: each letter, mark and sign, composed. */
function seen(text = ""): string {
  return folded(text.normalize("NFC"))
    .replace(/[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, "")
    .trim();
}

/** A text as readers see it, where white space is one space. */
export function folded(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
