/**
 * Marks footnotes for the conversion to Markdown: links to items of a list of notes get `data-note-ref`, and their items become
 * paragraphs with `data-note` at the end.
 */
export function addFootnotes(body: Element): void {
  const document = body.ownerDocument;
  const notes = new Map<Element, string>();
  for (const link of body.querySelectorAll('sup a[href^="#"], a[role="doc-noteref"]')) {
    const id = link.getAttribute("href")?.slice(1) ?? "";
    const item = [...body.querySelectorAll("li[id]")].find((one) => one.id === id);
    if (!item) continue;
    const label = notes.get(item) ?? String(notes.size + 1);
    notes.set(item, label);
    const mark = document.createElement("ins");
    mark.setAttribute("data-note-ref", label);
    mark.textContent = label;
    (link.closest("sup") ?? link).replaceWith(mark);
  }
  for (const [item, label] of notes) {
    for (const back of item.querySelectorAll('a[href^="#"]')) back.remove();
    const list = item.closest('[role="doc-endnotes"], .footnotes') ?? item.parentElement;
    const note = document.createElement("div");
    note.setAttribute("data-note", label);
    note.append(...item.childNodes);
    item.remove();
    body.append(note);
    if (list?.querySelector("li") === null) list.remove();
  }
}
