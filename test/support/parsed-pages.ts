import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { isSafeLink } from "../../src/core/markdown/markdown.ts";

/** The elements of pages that the theme makes, each with attributes of its own. What isn't here is a payload that got through. */
const ALLOWED: Readonly<Record<string, string>> = {
  a: "href hreflang rel target",
  button: "popovertarget popovertargetaction type",
  details: "open",
  form: "action method",
  html: "itemscope itemtype prefix",
  img: "alt decoding fetchpriority height loading src width",
  input: "autocomplete enterkeyhint name placeholder readonly type value checked",
  label: "for",
  link: "as crossorigin href hreflang media rel type",
  meta: "charset content http-equiv itemprop media name property",
  ol: "start",
  option: "value",
  path: "d fill stroke",
  script: "defer src type",
  select: "name",
  source: "sizes srcset type",
  svg: "shape-rendering viewBox xmlns",
  th: "scope",
  time: "datetime",
};

/** The elements that have only what any element may have. */
const PLAIN = [
  "abbr article aside b bdi blockquote body br caption code dd del div dl dt em fieldset figcaption",
  "figure footer h1 h2 h3 h4 head header hr i ins legend li main nav noscript p picture pre s search",
  "section small span strong summary sup table tbody td thead title tr ul wbr",
].flatMap((line) => line.split(" "));

/** What any element may have: names, roles and states, and notes for our own scripts. */
const ANYWHERE = /^(?:aria-[a-z]+|data-[a-z-]+|class|dir|hidden|id|lang|popover|role|tabindex|title)$/;

/** The attributes that lead somewhere. */
const ADDRESSES = new Set(["href", "src", "action"]);

/**
 * What a parser that isn't ours finds in a page besides the elements, attributes and addresses that the theme writes.
 *
 * @example
 * foreignIn('<p onclick="a()">x</p><a href="javascript:a()">y</a>'); // => ["p onclick", "a href javascript:a()"]
 */
export function foreignIn(html: string): string[] {
  return elementsOf(parse(html)).flatMap(offencesOf);
}

function elementsOf(node: Tree.Node): Tree.Element[] {
  const own = "tagName" in node ? [node] : [];
  const inner = "content" in node ? [node.content] : "childNodes" in node ? node.childNodes : [];
  return [...own, ...inner.flatMap(elementsOf)];
}

function offencesOf({ tagName, attrs }: Tree.Element): string[] {
  if (!Object.hasOwn(ALLOWED, tagName) && !PLAIN.includes(tagName)) return [tagName];
  const allowed = ALLOWED[tagName]?.split(" ") ?? [];
  const value = (name: string) => attrs.find((one) => one.name === name)?.value;
  if (tagName === "script" && !isOwnScript(value("src"), value("type"))) return ["script"];
  if (tagName === "meta" && /refresh/i.test(value("http-equiv") ?? "")) return ["meta refresh"];
  return attrs.flatMap(({ name, value }) => {
    if (!ANYWHERE.test(name) && !allowed.includes(name)) return [`${tagName} ${name}`];
    return ADDRESSES.has(name) && !isSafeLink(value) ? [`${tagName} ${name} ${value}`] : [];
  });
}

function isOwnScript(src: string | undefined, type: string | undefined): boolean {
  // An element with another type than a script's is data.
  return src === undefined ? /^application\/(?:ld\+)?json$/.test(type ?? "") : src.startsWith("/assets/");
}
