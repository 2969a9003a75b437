import type MarkdownIt from "markdown-it";
import { escapeHtml } from "../html.ts";
import { type Environment, metaOf, plainText, type Token } from "./context.ts";
import { type EmbedSite, embedOf } from "./embed-sites.ts";

interface Embed {
  readonly href: string;
  readonly site: EmbedSite;
  /** Words of the link; "" for a bare address. */
  readonly title: string;
}

/**
 * Labels a link to a known video or social site that is the only content of its paragraph, as an address or
 * with words. Nothing is loaded from that site: it learns about a reader only when the reader goes there.
 */
export function embeds(markdown: MarkdownIt): void {
  markdown.core.ruler.push("embeds", (state) => {
    if (!(state.env as Environment).texts) return;
    const tokens: Token[] = [];
    for (let index = 0; index < state.tokens.length; index++) {
      const token = state.tokens[index] as Token;
      const inline = state.tokens[index + 1];
      const found =
        token.type === "paragraph_open" && token.level === 0 && inline ? linkIn(inline) : undefined;
      const embed = found && markdown.validateLink(found.href) && embedOf(found.href);
      if (!embed) {
        tokens.push(token);
        continue;
      }
      const made = new state.Token("embed", "p", 0);
      made.meta = { ...embed, title: found.title } satisfies Embed;
      made.map = token.map;
      made.block = true;
      tokens.push(made);
      index += 2;
    }
    state.tokens = tokens;
  });
  markdown.renderer.rules.embed = (tokens, index, _options, { texts }: Environment) => {
    const { href = "", title = "", site } = metaOf<Embed>(tokens, index);
    if (!texts || !site) return "";
    // A full-width bracket includes its own space.
    const space = texts.otherSite.startsWith("（") ? "" : " ";
    const label = `${escapeHtml(texts.embed(site))}${space}<small>${escapeHtml(texts.otherSite)}</small>`;
    const words = title === "" ? label : `${escapeHtml(title)} <span data-pagefind-ignore>${label}</span>`;
    const ignored = title === "" ? " data-pagefind-ignore" : "";
    return `<p class="embed"${ignored}><a href="${escapeHtml(href)}" rel="external">${words}</a></p>\n`;
  };
}

/** The one link that a paragraph consists of; its title is "" for a bare address. */
function linkIn({ children }: Token): { href: string; title: string } | undefined {
  const [first, ...rest] = children ?? [];
  if (!first) return undefined;
  if (first.type === "text" && rest.length === 0) {
    const href = first.content.trim();
    return /^https?:\/\/\S+$/i.test(href) ? { href, title: "" } : undefined;
  }
  const last = rest.at(-1);
  const inside = rest.slice(0, -1);
  if (first.type !== "link_open" || last?.type !== "link_close") return undefined;
  // A picture is its own label; a second link, or a note, is more than one link.
  if (inside.some(({ type }) => ["image", "link_open", "footnote_ref"].includes(type))) return undefined;
  const href = first.attrGet("href") ?? "";
  return { href, title: first.markup === "autolink" ? "" : plainText(inside).trim() };
}
