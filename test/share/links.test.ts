import { equal, is, not, ok } from "uvu/assert";
import {
  encodeShared,
  firstTargets,
  SHARE_TARGETS,
  type Shared,
  type ShareTarget,
  shareLink,
  shareTargets,
} from "../../src/core/share/links.ts";
import { suite } from "../support/suite.ts";

const LINKS = SHARE_TARGETS.filter((target) => !["wechat", "copy", "native"].includes(target));

const shared: Shared = {
  url: "https://news.example.org/ru/news/visit/",
  title: "Визит — «Париж»",
  summary: "Кто и когда",
  lang: "ru",
  image: "https://news.example.org/a.png",
};

/** Hosts and the names of their parameters for address, title, summary and picture. */
const PARAMETERS: Readonly<Partial<Record<ShareTarget, readonly (string | undefined)[]>>> = {
  x: ["x.com/intent/tweet", "url", "text"],
  weibo: ["service.weibo.com/share/share.php", "url", "title", undefined, "pic"],
  qq: ["connect.qq.com/widget/shareqq/index.html", "url", "title", "summary", "pics"],
  qzone: ["sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey", "url", "title", "summary", "pics"],
  vk: ["vk.com/share.php", "url", "title"],
  telegram: ["t.me/share/url", "url", "text"],
  linkedin: ["www.linkedin.com/sharing/share-offsite/", "url"],
  facebook: ["www.facebook.com/sharer/sharer.php", "u"],
};

const links = suite("shareLink");
for (const [target, [place, url, title, summary, image] = []] of Object.entries(PARAMETERS))
  links(`of ${target} has the given values, and nothing else`, () => {
    const link = new URL(shareLink(target as ShareTarget, shared) ?? "");
    is(link.protocol, "https:");
    is(link.host + link.pathname, place);
    const expected = { [url ?? ""]: shared.url, [title ?? ""]: shared.title };
    Object.assign(expected, { [summary ?? ""]: shared.summary, [image ?? ""]: shared.image });
    delete expected[""];
    equal(Object.fromEntries(link.searchParams), expected);
  });
links("of e-mail has a subject and the address below the title", () => {
  const link = shareLink("email", shared) ?? "";
  const query = /^mailto:\?subject=([^&]*)&body=([^&]*)$/.exec(link)?.slice(1) ?? [];
  equal(query.map(decodeURIComponent), [shared.title, `${shared.title}\r\n${shared.url}`]);
  // In a mailto: address a plus sign does not mean a space.
  not(link.includes("+"));
});
links("exists for every target that is a link, and for no other", () => {
  equal(
    SHARE_TARGETS.filter((target) => shareLink(target, shared) !== undefined),
    LINKS,
  );
  equal([...Object.keys(PARAMETERS), "email"].sort(), [...LINKS].sort());
});
for (const title of [
  `</script><img src=x onerror="alert('1')">`,
  "javascript:alert(1)//&url=https://evil.example",
  "a&b=c#d?e+f%20g",
  "!'()*",
  "\u202Eעברית",
  "国".repeat(300),
  "👩‍👩‍👧‍👦".repeat(50),
  "half \uD83D of a character",
])
  links(`leads to the right place, whatever the title: ${JSON.stringify(title).slice(0, 24)}`, () => {
    for (const target of LINKS) {
      const link = shareLink(target, { ...shared, title }) ?? "";
      ok(/^[A-Za-z0-9:/?#@&=%._~-]+$/.test(link), link);
      const [place] = PARAMETERS[target] ?? ["mailto:"];
      ok(link.startsWith(target === "email" ? "mailto:?" : `https://${place}?`), link);
      const { searchParams } = new URL(link);
      if (target === "email") continue;
      is(searchParams.get(PARAMETERS[target]?.[1] ?? ""), shared.url);
      const name = PARAMETERS[target]?.[2];
      if (name !== undefined && target !== "x")
        is(searchParams.get(name), title.replace(/\p{Surrogate}/gu, "\uFFFD"));
    }
  });
links("leaves out missing values", () => {
  const link = new URL(shareLink("qq", { ...shared, summary: "", image: "" }) ?? "");
  equal([...link.searchParams.keys()], ["url", "title"]);
});
links.run();

const encoding = suite("encodeShared");
encoding("leaves no character that RFC 3986 reserves", () => {
  for (let code = 0x20; code < 0x7f; code++) {
    const character = String.fromCharCode(code);
    ok(/^(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})$/.test(encodeShared(character)), character);
    is(decodeURIComponent(encodeShared(character)), character);
  }
});
encoding.run();

const targets = suite("shareTargets");
for (const [locale, first] of [
  ["en", "x"],
  ["zh", "wechat"],
  ["ru", "telegram"],
  ["fr", "x"],
  ["toString", "x"],
] as const)
  targets(`begin in ${locale} with ${first}, and have WeChat, X and a way to copy, each once`, () => {
    const found = shareTargets(locale);
    is(found[0], first);
    for (const target of ["wechat", "x", "copy"] as const) ok(found.includes(target), target);
    is(new Set(found).size, found.length);
  });
targets("are those that the site sets, even an empty list", () => {
  equal(shareTargets("en", { en: ["email"] }), ["email"]);
  equal(shareTargets("zh", { zh: [] }), []);
  equal(shareTargets("ru", { en: ["email"] }), shareTargets("ru"));
});
targets.run();

const first = suite("firstTargets");
for (const [locale, expected] of [
  ["en", ["x", "wechat", "copy"]],
  ["zh", ["wechat", "weibo", "copy"]],
  ["ru", ["telegram", "vk", "copy"]],
  ["fr", ["x", "telegram", "copy"]],
] as const)
  first(`are three in ${locale}, one of them to copy`, () =>
    equal(firstTargets(locale, shareTargets(locale)), expected),
  );
first("are of those that the site offers, without what only some devices have", () => {
  equal(firstTargets("ru", ["native", "email", "vk"]), ["vk", "email"]);
  equal(firstTargets("en", ["email", "vk", "facebook", "copy"]), ["copy", "email", "vk"]);
  equal(firstTargets("zh", []), []);
});
first.run();
