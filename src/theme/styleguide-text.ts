import { type Article, editionOf } from "../core/site/site.ts";
import { SCENES, type Scene, sceneUrl } from "./scenes.ts";

/**
 * A Markdown text with everything that a text can have, made from the texts of a language's articles: nothing
 * in it needs a translation.
 *
 * @param articles Those that have a title in the language, at least one.
 * @returns Markdown; without galleries and figures where no article has a picture.
 * @example
 * styleguideText([visit], "ru"); // => "## Визит в Женеву\n\nДелегация…[^visit]\n\n…"
 */
export function styleguideText(articles: readonly Article[], locale: string): string {
  const texts = articles.map((article) => {
    const { title = "", summary = title, url } = editionOf(article, locale);
    return { title: inline(title), summary: inline(summary), url, slug: article.slug };
  });
  const [first, second = first] = texts;
  if (!first || !second) return "";
  const pictures = articles.flatMap((article) => pictureOf(article, locale) ?? []);
  return [
    `## ${first.title}`,
    `${first.summary}[^${first.slug}] [${second.title}](${second.url}) **${second.title}** *${first.title}*`,
    ...pictures.slice(0, 1),
    `### ${second.title}`,
    // The words of a pull quote are in the text too.
    `${second.summary}`,
    texts.map(({ title }) => `- ${title}`).join("\n"),
    texts.map(({ title }, index) => `${index + 1}. ${title}`).join("\n"),
    `> ${first.summary}\n>\n> — ${second.title}`,
    `> ${second.summary}\n> {pull}\n>\n> — ${first.title}`,
    figure(SCENES.portrait, second.title, second.title),
    figure(SCENES.panorama, first.title, first.title),
    // A long caption and a credit, as a group has when all are named.
    figure(SCENES.group, first.title, `${texts.map(({ summary }) => summary).join(" ")} | ${second.title}`),
    SCENES.gallery
      .map((scene, index) => {
        const { title = "" } = texts[index % texts.length] ?? {};
        return figure(scene, title, title);
      })
      .join("\n"),
    // Two in a row, and one that is left over.
    pictures.length > 1 ? pictures.slice(0, 3).join("\n") : "",
    tableOf(articles, locale),
    "`polyglot check`",
    `\`\`\`\npolyglot check --lang ${locale}\n\`\`\``,
    "---",
    "[YouTube](https://www.youtube.com/watch?v=aqz-KE-bpKQ)",
    `[^${first.slug}]: ${second.summary}`,
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

function figure(scene: Scene, alt: string, caption: string): string {
  return `![${alt}](${sceneUrl(scene)} "${caption.replaceAll('"', "")}")`;
}

/** The cover of an article, with its alt text and caption. */
function pictureOf(article: Article, locale: string): string | undefined {
  const { coverAlt = "", coverCaption = coverAlt } = editionOf(article, locale);
  if (!article.cover || coverAlt === "") return undefined;
  const credit = article.cover.credit === undefined ? "" : ` | ${article.cover.credit}`;
  return `![${inline(coverAlt)}](${article.cover.url} "${inline(coverCaption + credit).replaceAll('"', "")}")`;
}

function tableOf(articles: readonly Article[], locale: string): string {
  const rows = articles.map((article) => {
    const { title = "", readingMinutes = 0 } = editionOf(article, locale);
    return `| ${inline(title).replaceAll("|", "")} | ${article.date.slice(0, 4)} | ${readingMinutes} |`;
  });
  const [head = "", ...others] = rows;
  return [head, "| --- | :-: | --: |", ...others].join("\n");
}

/** A text on one line, without markup. */
function inline(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>{}#^]/g, "\\$&");
}
