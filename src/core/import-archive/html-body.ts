import type { FoundBody, Note } from "./found.ts";
import { cleanHtml } from "./html-clean.ts";
import type { HtmlTools } from "./html-tools.ts";

/**
 * The text of an article in HTML as Markdown, without anything that could do harm: the Markdown of this site runs nothing, and
 * what can't be a text is listed.
 *
 * @param title Of the article: a heading that repeats it is left out.
 */
export function htmlBody(html: string, tools: HtmlTools, title: string): FoundBody {
  const notes: Note[] = [];
  const { body } = tools.parse(`<!DOCTYPE html><html><body>${html}</body></html>`);
  cleanHtml(body, title, notes);
  // Spaces that keep words together are set again when a page is made.
  return { markdown: tidy(tools.markdown(body.innerHTML).replace(/[\u00A0\u202F]/g, " ")), notes };
}

/** Markdown without paragraphs of spaces, and with the pictures of a gallery a line each. */
export function tidy(markdown: string): string {
  return (
    markdown
      .replace(/^(?:&nbsp;|[\u00A0 \t])+$/gm, "")
      .replace(/^((?:> ?)*>) $/gm, "$1")
      .replace(/(?<=\)) {2}\n(?=!\[)/g, "\n")
      // Two line breaks are the distance between paragraphs.
      .replace(/[ \t]*\n(?:[ \t]*\n)+/g, "\n\n")
      .trim()
  );
}
