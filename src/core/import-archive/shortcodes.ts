/** A picture or another file that an export names. */
export interface Attachment {
  readonly src: string;
  readonly alt: string;
  readonly caption: string;
}

/** An attribute of a shortcode: `ids="1,2"`, `width=300`. */
const ATTRIBUTE = /([a-z_-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s\]"']+))/gi;

const TAG = /\[(\/?)([a-z][a-z0-9_-]*)((?:\s[^\]<>]*?)?)\s*\/?\]/gi;

/** Videos by the shortcodes that name them. */
const SITES: Readonly<Record<string, string>> = {
  youtube: "https://www.youtube.com/watch?v=",
  vimeo: "https://vimeo.com/",
};

/**
 * Turns the shortcodes of WordPress into HTML: captions, galleries, embeds. Others are left out, and the words that they
 * are around stay.
 *
 * @returns The names of those left out, each once.
 * @example
 * fromShortcodes('[caption width="300"]<img src="a.jpg"/> The hall.[/caption]', new Map()).html;
 * // => '<figure><img src="a.jpg"/><figcaption>The hall.</figcaption></figure>'
 */
export function fromShortcodes(
  text: string,
  attachments: ReadonlyMap<string, Attachment>,
): { html: string; unknown: string[] } {
  const unknown = new Set<string>();
  const html = text
    .replace(/\[caption\b[^\]]*\]([\s\S]*?)\[\/caption\]/gi, (_, inner: string) => captioned(inner))
    .replace(/\[gallery\b([^\]]*)\]/gi, (_, attributes: string) =>
      gallery(attributesOf(attributes).get("ids") ?? "", attachments),
    )
    .replace(/\[embed\b[^\]]*\]\s*(https?:\/\/[^\s[\]<>"]+)\s*\[\/embed\]/gi, (_, href: string) =>
      linkTo(href),
    )
    .replace(/\[(youtube|vimeo)\b[=\s]*([^\]<>"\s]+)[^\]]*\]/gi, (_, site: string, video: string) =>
      linkTo(/^https?:/.test(video) ? video : (SITES[site.toLowerCase()] ?? "") + encodeURIComponent(video)),
    );
  const closed = new Set(
    [...html.matchAll(TAG)].flatMap(([, slash, name = ""]) => (slash === "/" ? [name] : [])),
  );
  const rest = html.replace(TAG, (whole, _slash: string, name: string, attributes: string) => {
    // Words in brackets, such as [sic], are no shortcode.
    if (!closed.has(name) && !attributes.includes("=") && !/[_]/.test(name)) return whole;
    unknown.add(name);
    return "";
  });
  return { html: rest, unknown: [...unknown].sort() };
}

function captioned(inner: string): string {
  const [, picture = "", caption = ""] =
    /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inner) ?? [];
  return picture === "" ? inner : `<figure>${picture}<figcaption>${caption.trim()}</figcaption></figure>`;
}

function gallery(ids: string, attachments: ReadonlyMap<string, Attachment>): string {
  const pictures = ids.split(",").flatMap((id) => attachments.get(id.trim()) ?? []);
  const figures = pictures.map(
    ({ src, alt, caption }) =>
      `<figure><img src="${quoted(src)}" alt="${quoted(alt)}"><figcaption>${quoted(caption)}</figcaption></figure>`,
  );
  return figures.length === 0 ? "" : `<figure>${figures.join("")}</figure>`;
}

function linkTo(href: string): string {
  return `<p><a href="${quoted(href)}">${quoted(href)}</a></p>`;
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = "", ...values]) => [
      name.toLowerCase(),
      values.find((value) => value !== undefined) ?? "",
    ]),
  );
}

function quoted(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
