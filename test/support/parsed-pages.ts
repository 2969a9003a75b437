import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { isSafeLink } from "../../src/core/markdown/markdown.ts";

/** The elements of pages that the theme makes, each with its attributes. What isn't here is a payload that got through. */
const ALLOWED: Readonly<Record<string, string>> = {
  a: "aria-current aria-label class data-pagefind-ignore dir href hreflang id lang rel role target title",
  abbr: "title",
  article: "class data-pagefind-body dir id lang",
  aside: "aria-label class data-nudge data-pagefind-ignore dir hidden lang",
  b: "lang",
  bdi: "dir lang",
  blockquote: "class dir lang",
  body: "class",
  br: "",
  button: "class data-copied data-share-copy data-share-native hidden type",
  caption: "",
  code: "class",
  dd: "",
  del: "",
  details: "class open",
  div: "aria-hidden aria-label class data-pagefind-ignore data-search-facets data-search-others data-search-recent hidden role tabindex",
  dl: "class",
  dt: "",
  em: "",
  figcaption: "",
  figure: "class",
  footer: "class",
  form: "action class data-not-found data-search data-search-worker method",
  h1: "dir lang",
  h2: "class id",
  h3: "class id",
  h4: "id",
  head: "",
  header: "class",
  hr: "",
  html: "dir itemscope itemtype lang prefix",
  i: "",
  img: "alt class decoding fetchpriority height loading src title width",
  input:
    "aria-label autocomplete data-share-address enterkeyhint hidden id name placeholder readonly type value",
  ins: "",
  label: "class for",
  li: "class dir hidden id lang",
  link: "as crossorigin href hreflang media rel title type",
  main: "id",
  meta: "charset content http-equiv itemprop media name property",
  nav: "aria-label class data-pagefind-ignore",
  noscript: "",
  ol: "class data-search-results start",
  option: "data-label value",
  p: "class data-pagefind-ignore data-search-more data-search-retry data-search-status data-share-menu hidden role tabindex",
  path: "d fill stroke",
  picture: "",
  pre: "",
  s: "lang",
  script: "defer id src type",
  search: "aria-label class",
  section: "aria-label aria-labelledby class data-pagefind-ignore data-search-archive data-share role",
  select: "name",
  small: "class lang",
  source: "sizes srcset type",
  span: "aria-current aria-hidden class data-pagefind-ignore dir lang",
  strong: "",
  summary: "",
  sup: "class",
  svg: "aria-hidden aria-label class role shape-rendering viewBox xmlns",
  table: "",
  tbody: "",
  td: "class",
  th: "class lang scope",
  thead: "",
  time: "datetime",
  title: "",
  tr: "id",
  ul: "class data-pagefind-ignore",
  wbr: "",
};

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
  const allowed = ALLOWED[tagName]?.split(" ");
  if (!allowed) return [tagName];
  const value = (name: string) => attrs.find((one) => one.name === name)?.value;
  if (tagName === "script" && !isOwnScript(value("src"), value("type"))) return ["script"];
  if (tagName === "meta" && /refresh/i.test(value("http-equiv") ?? "")) return ["meta refresh"];
  return attrs.flatMap(({ name, value }) => {
    if (!allowed.includes(name)) return [`${tagName} ${name}`];
    return ADDRESSES.has(name) && !isSafeLink(value) ? [`${tagName} ${name} ${value}`] : [];
  });
}

function isOwnScript(src: string | undefined, type: string | undefined): boolean {
  // An element with another type than a script's is data.
  return src === undefined ? /^application\/(?:ld\+)?json$/.test(type ?? "") : src.startsWith("/assets/");
}
