import { xText } from "./x-text.ts";

/** What is shared. */
export interface Shared {
  /** Its canonical address: absolute, without the parameters that campaigns and searches add. */
  readonly url: string;
  readonly title: string;
  /** "" without a summary. */
  readonly summary: string;
  /** BCP 47 tag. */
  readonly lang: string;
  /** Absolute address of its picture. */
  readonly image: string;
}

type Query = Readonly<Record<string, string>>;

/**
 * The addresses for sharing a page on each network. Only those of X, Telegram and `mailto:` are officially
 * documented; the others are what sites have used for years.
 *
 * @see https://docs.x.com/x-for-websites/post-button/guides/web-intent
 * @see https://core.telegram.org/widgets/share
 */
const LINKS = {
  x: ({ url, title, lang }) => at("https://x.com/intent/tweet", { text: xText(title, lang), url }),
  weibo: ({ url, title, image }) =>
    at("https://service.weibo.com/share/share.php", { url, title, pic: image }),
  qq: ({ url, title, summary, image }) =>
    at("https://connect.qq.com/widget/shareqq/index.html", { url, title, summary, pics: image }),
  qzone: ({ url, title, summary, image }) =>
    at("https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey", { url, title, summary, pics: image }),
  vk: ({ url, title }) => at("https://vk.com/share.php", { url, title }),
  telegram: ({ url, title }) => at("https://t.me/share/url", { url, text: title }),
  linkedin: ({ url }) => at("https://www.linkedin.com/sharing/share-offsite/", { url }),
  facebook: ({ url }) => at("https://www.facebook.com/sharer/sharer.php", { u: url }),
  email: ({ url, title }) => at("mailto:", { subject: title, body: `${title}\r\n${url}` }),
} satisfies Readonly<Record<string, (shared: Shared) => string>>;

/** Where an article can be shared by a plain link. */
export type LinkTarget = keyof typeof LINKS;

/**
 * Where an article can be shared: by a link, by a QR code for WeChat, by copying the address, or by what the
 * reader's device offers.
 */
export const SHARE_TARGETS = [
  "wechat",
  "x",
  "weibo",
  "qq",
  "qzone",
  "vk",
  "telegram",
  "linkedin",
  "facebook",
  "email",
  "copy",
  "native",
] as const satisfies readonly (LinkTarget | "wechat" | "copy" | "native")[];

export type ShareTarget = (typeof SHARE_TARGETS)[number];

/** What readers of a language use most comes first. WeChat and X are among them everywhere. */
const DEFAULTS: Readonly<Record<string, readonly ShareTarget[]>> = {
  en: ["x", "linkedin", "wechat", "facebook", "telegram", "email", "copy", "native"],
  zh: ["wechat", "weibo", "copy", "qq", "qzone", "x", "email", "native"],
  ru: ["telegram", "vk", "copy", "wechat", "x", "email", "native"],
};
const OTHERS: readonly ShareTarget[] = ["x", "telegram", "wechat", "facebook", "email", "copy", "native"];

/** The targets that the short row below a headline has, where they are offered. */
const FIRST: Readonly<Record<string, readonly ShareTarget[]>> = {
  en: ["x", "wechat", "copy"],
  zh: ["wechat", "weibo", "copy"],
  ru: ["telegram", "vk", "copy"],
};

/** How many targets the short row has. */
const FIRST_COUNT = 3;

/** Targets by locale, for the languages that do not use the default. An empty list means no way to share. */
export type ShareOption = Readonly<Record<string, readonly ShareTarget[]>>;

/**
 * Where readers of a language can share an article, in order.
 *
 * @example
 * shareTargets("zh")[2]; // => "weibo"
 */
export function shareTargets(locale: string, given: ShareOption = {}): readonly ShareTarget[] {
  const own = Object.hasOwn(given, locale) ? given[locale] : undefined;
  return own ?? (Object.hasOwn(DEFAULTS, locale) ? DEFAULTS[locale] : undefined) ?? OTHERS;
}

/**
 * The few targets for a short row, of those that are offered: the language's most used ones, then others in their order. What
 * only some devices have is not among them.
 *
 * @example
 * firstTargets("en", shareTargets("en")); // => ["x", "wechat", "copy"]
 */
export function firstTargets(locale: string, targets: readonly ShareTarget[]): readonly ShareTarget[] {
  const wanted = (Object.hasOwn(FIRST, locale) ? FIRST[locale] : undefined) ?? [];
  const offered = [...new Set([...wanted, ...targets])].filter(
    (target) => target !== "native" && targets.includes(target),
  );
  const first = offered.slice(0, FIRST_COUNT);
  return targets.includes("copy") && !first.includes("copy") ? [...first.slice(0, -1), "copy"] : first;
}

/**
 * The link that shares an article; undefined for a target without a link.
 *
 * @example
 * shareLink("telegram", shared); // => "https://t.me/share/url?url=https%3A%2F%2F…&text=…"
 */
export function shareLink(target: ShareTarget, shared: Shared): string | undefined {
  return isLink(target) ? LINKS[target](shared) : undefined;
}

function isLink(target: ShareTarget): target is LinkTarget {
  return Object.hasOwn(LINKS, target);
}

function at(address: string, query: Query): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== "");
  return `${address}?${pairs.map(([name, value]) => `${name}=${encodeShared(value)}`).join("&")}`;
}

/**
 * Encodes a value of a query as RFC 3986 requires. `encodeURIComponent` leaves `!'()*` as they are, and
 * some of these end an address when a program looks for one in a text; `URLSearchParams` writes a space as `+`, which
 * stays a plus in `mailto:`. A lone surrogate becomes U+FFFD.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-2.2
 * @example
 * encodeShared("(a) b!"); // => "%28a%29%20b%21"
 */
export function encodeShared(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\uFFFD")).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
