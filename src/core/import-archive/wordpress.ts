import type { FoundBody, FoundPage, Note, NoteKind } from "./found.ts";
import { htmlBody } from "./html-body.ts";
import type { HtmlTools } from "./html-tools.ts";
import { type Attachment, fromShortcodes } from "./shortcodes.ts";
import type { WxrChannel, WxrItem } from "./wxr.ts";

/** Kinds of posts that hold the parts of a site and no text for readers. */
const PARTS =
  /^(?:attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_.*|acf-.*|wpcf7_.*|shop_.*|elementor_library|polylang_mo)$/;

/** Blocks of the editor whose HTML has all that readers see. */
const MAPPED = new Set(
  (
    "paragraph heading list list-item quote pullquote image gallery table code preformatted verse separator spacer " +
    "columns column group buttons button embed media-text cover more nextpage freeform html details footnotes"
  ).split(" "),
);

/** States of posts that readers don't see yet. */
const STATES: Readonly<Record<string, NoteKind>> = {
  draft: "draft",
  pending: "draft",
  future: "draft",
};

/** The attachments of an export, by the number of the post. */
export type Attachments = ReadonlyMap<string, Attachment>;

/** The attachment that an item is; undefined for all others. */
export function attachmentOf({ fields, meta }: WxrItem): [id: string, attachment: Attachment] | undefined {
  const src = fields.get("attachment_url") ?? "";
  if (fields.get("post_type") !== "attachment" || src === "") return undefined;
  return [
    fields.get("post_id") ?? "",
    {
      src,
      alt: meta.get("_wp_attachment_image_alt")?.trim() ?? "",
      caption: plain(fields.get("excerpt") ?? ""),
    },
  ];
}

/**
 * The page of a post.
 *
 * @returns A note where the post is not for readers, undefined where it is a part of the site.
 */
export function wordpressPage(
  item: WxrItem,
  channel: WxrChannel,
  attachments: Attachments,
  tools: HtmlTools,
): FoundPage | Note | undefined {
  const { fields, meta, categories } = item;
  const field = (name: string) => fields.get(name) ?? "";
  const type = field("post_type") || "post";
  if (PARTS.test(type)) return undefined;
  const status = field("status") || "publish";
  const state = STATES[status];
  const source = addressOf(field("link"), field("post_id"));
  if ((status !== "publish" && state === undefined) || field("post_password") !== "")
    return { kind: "private", text: source, line: item.line };
  const login = field("creator");
  const author = channel.authors.get(login) || login;
  const summary = plain(field("excerpt"));
  const printed = field("post_date");
  return {
    source,
    kind: type === "page" ? "page" : "article",
    title: plain(field("title")) || undefined,
    date: printed === "" || printed.startsWith("0000") ? dayOf(field("pubDate")) : printed,
    ...languageOf(item, channel),
    slug: field("post_name") || undefined,
    summary: summary === "" ? undefined : summary,
    authors: author === "" ? [] : [author],
    topics: categories.filter(({ domain }) => /^(?:category|post_tag)$/.test(domain)).map(({ name }) => name),
    cover: coverOf(meta, attachments),
    isDraft: state !== undefined,
    isPrinted: false,
    addresses: [...new Set([field("link"), `/?p=${field("post_id")}`])].filter((one) => one !== ""),
    sample: plain(field("content").slice(0, 6000)),
    body: () => wordpressBody(item, attachments, tools, state),
  };
}

/** The text of a post: blocks of the editor, or classic text with shortcodes. */
function wordpressBody(
  { fields, line }: WxrItem,
  attachments: Attachments,
  tools: HtmlTools,
  state: NoteKind | undefined,
): FoundBody {
  const content = fields.get("content") ?? "";
  const notes: Note[] = state === undefined ? [] : [{ kind: state, text: fields.get("status") ?? "", line }];
  for (const name of unmappedBlocks(content)) notes.push({ kind: "block", text: name, line });
  const hasBlocks = content.includes("<!-- wp:");
  const { html, unknown } = fromShortcodes(content.replace(/<!--[\s\S]*?-->/g, ""), attachments);
  for (const name of unknown) notes.push({ kind: "shortcode", text: `[${name}]`, line });
  const body = htmlBody(hasBlocks ? html : withParagraphs(html), tools, fields.get("title") ?? "");
  return { markdown: body.markdown, notes: [...notes, ...body.notes.map((note) => ({ ...note, line }))] };
}

function unmappedBlocks(content: string): string[] {
  const names = [...content.matchAll(/<!-- wp:([a-z][a-z0-9/-]*)/g)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => !MAPPED.has(name) && !name.startsWith("core-embed/")).sort();
}

const NAMES =
  "p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|blockquote|pre|figure|figcaption|section|article|hr|form|iframe|address|details";

/** Paragraphs of a classic text are apart by an empty line or a block; their lines are lines for readers. */
function withParagraphs(html: string): string {
  return html
    .split(/(<pre\b[\s\S]*?<\/pre>)/i)
    .flatMap((part) => (/^<pre\b/i.test(part) ? [part] : paragraphsOf(part)))
    .join("\n");
}

/** @see https://developer.wordpress.org/reference/functions/wpautop/ */
function paragraphsOf(html: string): string[] {
  const apart = html
    .replace(new RegExp(`<(?:${NAMES})[\\s>/]`, "gi"), "\n\n$&")
    .replace(new RegExp(`</(?:${NAMES})>`, "gi"), "$&\n\n");
  const hasBlock = new RegExp(`</?(?:${NAMES})[\\s>/]`, "i");
  return apart
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => (hasBlock.test(part) ? part : `<p>${part.replace(/\r?\n/g, "<br>\n")}</p>`));
}

/**
 * Language and group of a post, as Polylang and WPML write them.
 *
 * @see https://polylang.pro/doc/ Its taxonomies `language` and `post_translations` are exported as categories.
 * @see https://wpml.org/documentation/related-projects/wpml-export-and-import/ Its fields of posts.
 */
function languageOf(
  { meta, categories }: WxrItem,
  { language }: WxrChannel,
): Pick<FoundPage, "lang" | "group" | "isOriginal"> {
  const term = (name: string) => categories.find(({ domain }) => domain === name)?.nicename;
  const wpml = meta.get("_wpml_import_language_code");
  const lang = term("language")?.replace(/^pll_/, "") ?? wpml ?? language;
  const group = term("post_translations") ?? meta.get("_wpml_import_translation_group");
  const isOriginal = wpml === undefined ? undefined : !meta.get("_wpml_import_source_language_code");
  return {
    ...(lang === "" ? {} : { lang }),
    ...(group === undefined ? {} : { group }),
    ...(isOriginal === undefined ? {} : { isOriginal }),
  };
}

function coverOf(meta: ReadonlyMap<string, string>, attachments: Attachments) {
  return attachments.get(meta.get("_thumbnail_id") ?? "");
}

function addressOf(link: string, id: string): string {
  return link === "" ? `?p=${id}` : link;
}

/** The day of a date such as "Sat, 09 Mar 2019 08:00:00 +0000". */
function dayOf(pubDate: string): string | undefined {
  return /\d{1,2} \p{L}{3} \d{4}/u.exec(pubDate)?.[0];
}

/** The words of a text with tags. */
function plain(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&nbsp;|&#160;/g, " ")
    .replace(/&(?:#0*39|apos|#8217|rsquo);/g, "’")
    .replace(/&quot;|&#0*34;/g, '"')
    .replace(/&#8211;|&ndash;/g, "–")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;|&#0*38;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
}
