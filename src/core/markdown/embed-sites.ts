/** A site whose videos, posts or sounds articles link to. */
export interface EmbedSite {
  /** Key of its name in the namespace `markdown`, under `sites`. */
  readonly key: string;
  /** Key of the action of readers there, in the same namespace. */
  readonly verb: "watch" | "read" | "listen";
  /** Its hosts; their subdomains belong to it too. */
  readonly hosts: readonly string[];
}

/** The sites whose links are recognised if the link is on a line of its own. */
export const EMBED_SITES: readonly EmbedSite[] = [
  { key: "youtube", verb: "watch", hosts: ["youtube.com", "youtu.be", "youtube-nocookie.com"] },
  { key: "vimeo", verb: "watch", hosts: ["vimeo.com"] },
  { key: "bilibili", verb: "watch", hosts: ["bilibili.com", "b23.tv"] },
  { key: "youku", verb: "watch", hosts: ["youku.com"] },
  { key: "tencent", verb: "watch", hosts: ["v.qq.com"] },
  { key: "rutube", verb: "watch", hosts: ["rutube.ru"] },
  { key: "vkvideo", verb: "watch", hosts: ["vkvideo.ru"] },
  { key: "vk", verb: "read", hosts: ["vk.com", "vk.ru"] },
  { key: "x", verb: "read", hosts: ["x.com", "twitter.com"] },
  { key: "facebook", verb: "read", hosts: ["facebook.com", "fb.watch"] },
  { key: "instagram", verb: "read", hosts: ["instagram.com"] },
  { key: "linkedin", verb: "read", hosts: ["linkedin.com"] },
  { key: "telegram", verb: "read", hosts: ["t.me"] },
  { key: "wechat", verb: "read", hosts: ["mp.weixin.qq.com"] },
  { key: "weibo", verb: "read", hosts: ["weibo.com", "weibo.cn"] },
  { key: "soundcloud", verb: "listen", hosts: ["soundcloud.com"] },
  { key: "spotify", verb: "listen", hosts: ["open.spotify.com"] },
];

/** Parameters that tell the other site who shared the address, and do not change what it shows. */
const TRACKING = /^(?:utm_.+|fbclid|gclid|igshid|igsh|si|feature|spm_id_from|share_source|vd_source)$/;

/**
 * The site that an address leads to, and the address without tracking parameters.
 *
 * @returns undefined for any other site.
 * @example
 * embedOf("https://youtu.be/abc?si=xyz"); // => { href: "https://youtu.be/abc", site: { key: "youtube", … } }
 */
export function embedOf(href: string): { readonly href: string; readonly site: EmbedSite } | undefined {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  // The addresses of these sites have no user name and no port.
  if (url.username !== "" || url.password !== "" || url.port !== "") return undefined;
  const site = EMBED_SITES.find(({ hosts }) =>
    hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`)),
  );
  if (!site) return undefined;
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  // Each deletion would rewrite the whole address.
  if (kept.length < url.searchParams.size) url.search = new URLSearchParams(kept).toString();
  return { href: url.href, site };
}
