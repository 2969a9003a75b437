// Runs in the pages under test, before their own scripts. Plain JavaScript: the browser gets the file as it
// is.
(() => {
  const violations = [];
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
    violations.push(`${effectiveDirective} ${blockedURI} ${sample}`),
  );

  const FORBIDDEN =
    "applet, base, embed, frame, frameset, iframe, math, object, plaintext, portal, style, svg, template, xmp";
  const FIELDS = "input, button, select, textarea";
  const OUR_DRAWINGS = "svg:is(.qr, .mark):not(:has(:not(path)))";
  const OUR_FIELDS = [
    "search > form input[name=q]",
    "search > form select:is([name=year], [name=topic], [name=sort])",
    "search > form > button[type=submit]",
    "[data-search-recent] > button[type=button]",
    "[data-search-more] > button[type=button]",
    "[data-search-retry] > button[type=button]",
    "aside[data-nudge] > button[type=button]",
    "section.share > ul > li > button[type=button]",
    "section.share > input[readonly]",
  ];
  const LINKS = ["alternate", "apple-touch-icon", "canonical", "icon", "manifest", "next", "prev"];
  const ADDRESSES = [
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "background",
    "xlink:href",
    "ping",
    "srcset",
  ];
  const PROTOCOLS = ["http:", "https:", "mailto:", "tel:"];

  /**
   * Elements and attributes of a document that could run, load or lead the reader elsewhere, and are not
   * ours.
   */
  function active(root = document) {
    const report = (element, why) => `${why}: ${element.outerHTML.slice(0, 120)}`;
    const strangers = ELEMENTS.flatMap(([why, selector, isOurs]) =>
      [...root.querySelectorAll(selector)]
        .filter((element) => !isOurs(element))
        .map((element) => report(element, why)),
    );
    const attributes = [...root.querySelectorAll("*")].flatMap((element) =>
      [...element.attributes].filter(isActive).map(({ name }) => report(element, name)),
    );
    return [...strangers, ...attributes];
  }

  /** Elements that could be active, and which of them are ours. */
  const ELEMENTS = [
    ["element", FORBIDDEN, (element) => element.matches(OUR_DRAWINGS)],
    ["script", "script", isOurScript],
    ["link", "link", isOurLink],
    ["meta", "meta[http-equiv]", (meta) => meta.httpEquiv.toLowerCase() === "content-security-policy"],
    ["form", "form", (form) => form.matches('search > form[action$="/search/"]:only-of-type')],
    ["field", FIELDS, (field) => field.matches(OUR_FIELDS.join())],
  ];

  /** Whether an attribute is code, or leads to an address that isn't plain. */
  function isActive({ name, value }) {
    if (/^(?:on|style$|srcdoc$)/i.test(name)) return true;
    return ADDRESSES.includes(name.toLowerCase()) && !isPlainAddress(value);
  }

  function isOurScript(script) {
    const src = script.getAttribute("src");
    if (src === null) return ["application/ld+json", "application/json"].includes(script.type);
    return /^\/assets\/[a-z]+\.[0-9a-f]{8}\.js$/.test(src) && script.textContent === "";
  }

  function isOurLink(link) {
    return link.rel === "stylesheet"
      ? /^\/assets\/[a-z-]+\.[0-9a-f]{8}\.css$/.test(link.getAttribute("href"))
      : LINKS.includes(link.rel);
  }

  function isPlainAddress(value) {
    return URL.canParse(value, location.href) && PROTOCOLS.includes(new URL(value, location.href).protocol);
  }

  const text = (selector) => document.querySelector(selector)?.textContent;
  const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent);
  const meta = (name) =>
    document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute("content");

  /** The texts of an article's page in each place where an editor's text may be. */
  function article() {
    const data = document.querySelector('script[type="application/ld+json"]');
    return {
      heading: text("h1"),
      pageTitle: text("head > title"),
      summary: text(".article-summary"),
      topics: texts(".topics li"),
      facts: texts(".byline li"),
      alt: document.querySelector(".cover img")?.getAttribute("alt"),
      caption: text(".cover figcaption")?.slice(0, -(text(".cover .credit")?.length ?? 0)),
      credit: text(".cover .credit"),
      quoted: texts(".prose > blockquote"),
      code: texts(".prose > pre > code"),
      escaped: texts(".prose > p"),
      description: meta("description"),
      shared: [meta("og:title"), meta("og:description"), meta("og:image:alt")],
      tags: [...document.querySelectorAll('meta[property="article:tag"]')].map((tag) => tag.content),
      data: data && JSON.parse(data.textContent),
    };
  }

  /** The texts of the links of a page, by address. */
  function links() {
    return [...document.querySelectorAll("main a")].map((a) => [a.getAttribute("href"), a.textContent]);
  }

  /** An XML file as the browser's own parser reads it. */
  function xml(source) {
    const parsed = new DOMParser().parseFromString(source, "application/xml");
    const error = parsed.querySelector("parsererror");
    if (error) return { error: error.textContent };
    const children = (entry, name) => [...entry.children].filter((child) => child.localName === name);
    return {
      entries: [...parsed.querySelectorAll("entry")].map((entry) => {
        const [title, summary, content] = ["title", "summary", "content"].map(
          (name) => children(entry, name)[0]?.textContent,
        );
        const markup = new DOMParser().parseFromString(content ?? "", "text/html");
        return {
          url: new URL(children(entry, "id")[0].textContent).pathname,
          title,
          summary,
          topics: children(entry, "category").map((category) => category.getAttribute("label")),
          authors: children(entry, "author").map((author) => author.textContent),
          active: active(markup),
        };
      }),
      addresses: [...parsed.querySelectorAll("loc")].map((loc) => loc.textContent),
    };
  }

  globalThis.inspector = { violations, active, article, links, xml };
})();
