import { MessageError, type Translate } from "../messages/messages.ts";
import { EMBED_SITES, type EmbedSite } from "./embed-sites.ts";

/** Words for readers that are written into a text, in its language. Plain text; the rules escape it. */
export interface MarkdownTexts {
  readonly headingLink: (heading: string) => string;
  readonly notes: string;
  readonly note: (number: number) => string;
  readonly backToText: (number: number) => string;
  readonly table: (number: number) => string;
  /** Labels a block whose original has changed. */
  readonly changed: string;
  /** What a picture of a gallery does when it is chosen, by its alternative text. */
  readonly enlarge: (alt: string) => string;
  /** The buttons of an enlarged picture. */
  readonly enlarged: { readonly close: string; readonly previous: string; readonly next: string };
  readonly abbreviations: string;
  readonly credit: (name: string) => string;
  /** What a link to another site does there, by name: "Watch on YouTube". */
  readonly embed: (site: EmbedSite) => string;
  readonly otherSite: string;
}

/**
 * The words of one language, from the namespaces `markdown` and `article`.
 *
 * @returns undefined where one is missing: a language that is being set up shows no texts yet, a site with messages of its
 * own need not have these, and of any other language the check of catalogues says what is missing.
 */
export function markdownTexts(t: Translate<string>): MarkdownTexts | undefined {
  try {
    const embeds = new Map(
      EMBED_SITES.map((site) => [
        site,
        t(`markdown:${site.verb}`, { site: t(`markdown:sites.${site.key}`) }),
      ]),
    );
    return {
      headingLink: filled((heading) => t("markdown:headingLink", { heading })),
      notes: t("markdown:notes"),
      note: filled((number) => t("markdown:note", { number })),
      backToText: filled((number) => t("markdown:backToText", { number })),
      table: filled((number) => t("markdown:table", { number })),
      changed: t("markdown:changed"),
      enlarge: filled((alt) => t("markdown:enlarge", { alt })),
      enlarged: {
        close: t("markdown:close"),
        previous: t("markdown:previous"),
        next: t("markdown:next"),
      },
      abbreviations: t("markdown:abbreviations"),
      credit: filled((name) => t("article:credit", { name })),
      embed: (site) => embeds.get(site) ?? "",
      otherSite: t("markdown:otherSite"),
    };
  } catch (error) {
    if (error instanceof MessageError) return undefined;
    throw error;
  }
}

/**
 * A message with one value, looked up once: texts have many headings. No message contains the character
 * `VALUE`.
 */
function filled(message: (value: string) => string): (value: string | number) => string {
  const parts = message(VALUE).split(VALUE);
  return (value) => parts.join(String(value));
}

/** A character of the Private Use Area. */
const VALUE = "\uE000";
