import type { Trace } from "../core/preview/traces.ts";
import { isMarked, pieces, unmarked } from "./marks.ts";

/** What the server puts into the page for this script. */
export interface KeysData {
  readonly traces: readonly Trace[];
  readonly texts: Readonly<Record<"list" | "labels" | "text" | "data" | "close", string>>;
}

interface Use {
  readonly trace: number;
  readonly text: string;
  /** "text", the name of an attribute, or another place. */
  readonly place: string;
  readonly element: HTMLElement | undefined;
}

const script = document.querySelector("#message-traces");
const { traces, texts }: KeysData = JSON.parse(script?.textContent ?? "{}");
script?.remove();
const uses: Use[] = [];

/** Elements that can contain only text. */
const TEXT_ALONE = "title, option, textarea, script, style, svg *, noscript";

function collectAttributes(element: Element): void {
  const seen = element instanceof HTMLElement && document.body.contains(element) ? element : undefined;
  for (const { name, value } of [...element.attributes]) {
    if (!isMarked(value)) continue;
    element.setAttribute(name, unmarked(value));
    const place = element instanceof HTMLMetaElement ? metaName(element) : name;
    for (const piece of pieces(value)) note(piece, place, seen);
  }
}

function metaName(element: HTMLMetaElement): string {
  return element.getAttribute("property") ?? element.name;
}

function note(
  { trace, inner, text }: { trace?: number; inner: readonly number[]; text: string },
  place: string,
  element: HTMLElement | undefined,
): void {
  for (const one of trace === undefined ? inner : [trace, ...inner])
    uses.push({ trace: one, text, place, element });
}

function collectText(node: Text): void {
  const parent = node.parentElement;
  if (!parent || !isMarked(node.data)) return;
  const found = pieces(node.data);
  if (parent.matches(TEXT_ALONE)) {
    const place = parent.localName === "script" ? texts.data : parent.localName;
    node.data = unmarked(node.data);
    for (const piece of found) note(piece, place, undefined);
    return;
  }
  const parts = new DocumentFragment();
  for (const piece of found) {
    if (piece.trace === undefined) parts.append(piece.text);
    else {
      const span = labelled(piece.text, [piece.trace, ...piece.inner]);
      note(piece, texts.text, span);
      parts.append(span);
    }
  }
  node.replaceWith(parts);
}

/** A text of the page, followed by its key. */
function labelled(text: string, ids: readonly number[]): HTMLElement {
  const span = document.createElement("span");
  span.className = "message";
  span.title = ids.map((id) => placeOf(traces[id])).join("\n");
  const label = document.createElement("span");
  label.className = "message-key";
  label.textContent = ids.map((id) => traces[id]?.key ?? "").join(" ← ");
  label.dir = "ltr";
  span.append(text, label);
  return span;
}

function placeOf(trace: Trace | undefined): string {
  return trace ? `${trace.key}  ${trace.file}:${trace.line}` : "";
}

function panel(): HTMLElement {
  const aside = document.createElement("aside");
  aside.className = "message-panel";
  aside.lang = document.documentElement.dataset.toolLang ?? "";
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = texts.list;
  const list = document.createElement("ol");
  for (const use of uses) list.append(entry(use));
  details.append(summary, list);
  const tools = document.createElement("div");
  tools.className = "message-tools";
  tools.append(toggle(), leave());
  aside.append(tools, details);
  return aside;
}

function entry({ trace, text, place, element }: Use): HTMLElement {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = placeOf(traces[trace]);
  button.disabled = element === undefined;
  button.addEventListener("click", () => {
    if (!element) return;
    element.tabIndex = -1;
    element.focus();
    element.scrollIntoView({ block: "center" });
  });
  item.append(button, ` · ${place} · ${text.length > 80 ? `${text.slice(0, 79)}…` : text}`);
  return item;
}

function toggle(): HTMLElement {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = true;
  box.addEventListener("change", () => document.body.classList.toggle("messages-unlabelled", !box.checked));
  label.append(box, ` ${texts.labels}`);
  return label;
}

function leave(): HTMLElement {
  const link = document.createElement("a");
  link.href = location.pathname;
  link.textContent = texts.close;
  return link;
}

/** Makes links keep the mode of the preview. */
function keepMode(): void {
  const mode = new URLSearchParams(location.search).get("i18n");
  for (const link of document.querySelectorAll<HTMLAnchorElement>("main a, header a, footer a, nav a")) {
    if (link.origin !== location.origin || mode === null || !link.pathname.endsWith("/")) continue;
    const target = new URL(link.href);
    target.searchParams.set("i18n", mode);
    link.href = target.href;
  }
}

const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
const nodes: Node[] = [];
while (walker.nextNode()) nodes.push(walker.currentNode);
for (const node of nodes) {
  if (node instanceof Element) collectAttributes(node);
  else if (node instanceof Text) collectText(node);
}
keepMode();
if (traces.length > 0) document.body.append(panel());
