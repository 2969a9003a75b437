/** A post of an export. */
export function post(
  id: number,
  title: string,
  content: string,
  more = "",
  fields: Record<string, string> = {},
): string {
  const {
    link = `https://old.example/news/${id}/`,
    status = "publish",
    type = "post",
    date = "2019-03-09 10:00:00",
  } = fields;
  return `<item><title>${title}</title><link>${link}</link><dc:creator><![CDATA[anna]]></dc:creator>
<content:encoded><![CDATA[${content}]]></content:encoded><excerpt:encoded><![CDATA[${fields.excerpt ?? ""}]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date><![CDATA[${date}]]></wp:post_date><wp:post_name><![CDATA[${fields.name ?? ""}]]></wp:post_name>
<wp:status><![CDATA[${status}]]></wp:status><wp:post_type><![CDATA[${type}]]></wp:post_type>${more}</item>`;
}

/** An export of some items. */
export function wxr(...items: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old</title><link>https://old.example</link><language>en-US</language><wp:author><wp:author_login><![CDATA[anna]]></wp:author_login><wp:author_display_name><![CDATA[Anna Petrova]]></wp:author_display_name></wp:author>
${items.join("\n")}
</channel></rss>`;
}

/** What Polylang adds to a post: its language, and what its editions have in common. */
export const polylang = (lang: string, group: string) =>
  `<category domain="language" nicename="${lang}"><![CDATA[x]]></category><category domain="post_translations" nicename="${group}"><![CDATA[x]]></category>`;
