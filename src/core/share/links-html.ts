import { escapeHtml } from "../html.ts";
import type { Translate } from "../messages/messages.ts";
import type { ShareTags, Tags } from "./head-tags.ts";
import { type Shared, type ShareOption, shareLink, shareTargets } from "./links.ts";
import { qrSvg } from "./qr.ts";

/** The ways to share a page, as a list of links; WeChat shares by a QR code. */
export function shareList(locale: string, option: ShareOption, page: Shared, t: Translate): string {
  const items = shareTargets(locale, option).flatMap((target) => {
    const label = escapeHtml(t(`share:${target}`));
    const link = shareLink(target, page);
    if (link !== undefined)
      return `<a href="${escapeHtml(link)}" target="_blank" rel="noopener noreferrer">${label}</a>`;
    if (target !== "wechat") return [];
    return `<details><summary>${label}</summary>${qrSvg(page.url, t("share:code"))}</details>`;
  });
  return `<ul class="share-links">\n${items.map((item) => `<li>${item}</li>`).join("\n")}\n</ul>`;
}

/** Share data as elements of the head. */
export function metaElements({ itemprop, property, name }: ShareTags): string {
  const elements = (attribute: string, tags: Tags) =>
    tags.map(([key, content]) => `<meta ${attribute}="${key}" content="${escapeHtml(content)}">`);
  return [
    ...elements("itemprop", itemprop),
    ...elements("property", property),
    ...elements("name", name),
  ].join("\n");
}
