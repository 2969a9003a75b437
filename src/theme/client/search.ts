import type { SearchTexts } from "../search-texts.ts";

/** The part of Pagefind's browser API that we use. */
interface Pagefind {
  init(): Promise<void>;
  search(query: string): Promise<{ results: readonly { data(): Promise<Fragment> }[] }>;
}

interface Fragment {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** Results shown at once. */
const SHOWN = 20;

const form = document.querySelector<HTMLFormElement>("[data-search]");
const input = form?.querySelector<HTMLInputElement>("input");
const status = document.querySelector<HTMLElement>("[data-search-status]");
const list = document.querySelector<HTMLElement>("[data-search-results]");
const texts = JSON.parse(document.querySelector("#search-texts")?.textContent ?? "{}") as SearchTexts;

let loading: Promise<Pagefind> | undefined;
/** The search under way; an older one that ends later is forgotten. */
let latest = 0;

if (form && input && status && list) start(form, input, status, list);

function start(form: HTMLFormElement, input: HTMLInputElement, status: HTMLElement, list: HTMLElement): void {
  const show = () => run(input.value.trim(), status, list);
  const readAddress = () => {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    void show();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = input.value.trim();
    history.pushState(null, "", query === "" ? location.pathname : `?${new URLSearchParams({ q: query })}`);
    void show();
  });
  input.addEventListener("focus", () => void load(), { once: true });
  addEventListener("popstate", readAddress);
  readAddress();
}

function load(): Promise<Pagefind> {
  loading ??= (async () => {
    const address = "/pagefind/pagefind.js";
    const pagefind = (await import(address)) as Pagefind;
    await pagefind.init();
    return pagefind;
  })();
  return loading;
}

async function run(query: string, status: HTMLElement, list: HTMLElement): Promise<void> {
  const turn = ++latest;
  list.replaceChildren();
  status.textContent = query === "" ? "" : texts.searching;
  if (query === "") return;
  try {
    const pagefind = await load();
    const { results } = await pagefind.search(query);
    const fragments = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
    if (turn !== latest) return;
    status.textContent = countText(results.length, query);
    list.replaceChildren(...fragments.map(resultItem));
  } catch {
    loading = undefined;
    if (turn === latest) status.textContent = texts.failed;
  }
}

function countText(count: number, query: string): string {
  const pattern =
    count === 0 ? texts.none : (texts.results[new Intl.PluralRules(texts.lang).select(count)] ?? "");
  return pattern.replace("{{count}}", String(count)).replace("{{query}}", () => query);
}

function resultItem({ url, excerpt, meta }: Fragment): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  link.textContent = meta.title ?? url;
  const text = document.createElement("p");
  text.append(...marked(excerpt));
  item.append(link, text);
  return item;
}

/** The excerpt as text with `<mark>` elements; nothing else in it becomes markup. */
function marked(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html");
  return [...parsed.body.childNodes].map((node) => {
    const text = node.textContent ?? "";
    if (node.nodeName !== "MARK") return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}
