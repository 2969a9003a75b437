/** Opens the pictures of galleries large, over the page. Without a script, or a dialog, their links lead to the files. */
if ("HTMLDialogElement" in window)
  for (const gallery of document.querySelectorAll<HTMLElement>(".gallery"))
    gallery.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLElement>(".enlarge");
      // With a key held down, the reader wants a new tab or a download.
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      enlarge(gallery, link);
    });

function enlarge(gallery: HTMLElement, link: HTMLElement): void {
  const links = [...gallery.querySelectorAll<HTMLElement>(".enlarge")];
  const dialog = document.createElement("dialog");
  dialog.className = "enlarged";
  const figure = document.createElement("div");
  figure.setAttribute("aria-live", "polite");
  const place = document.createElement("span");
  let at = links.indexOf(link);
  const turn = (by: number) => {
    at = (at + by + links.length) % links.length;
    const shown = links[at]?.closest("figure")?.cloneNode(true) as HTMLElement;
    shown.querySelector(".enlarge")?.replaceWith(...(shown.querySelector(".enlarge")?.childNodes ?? []));
    for (const source of shown.querySelectorAll("source")) source.sizes = "100vw";
    figure.replaceChildren(shown);
    place.textContent = `${at + 1} / ${links.length}`;
  };
  const { previous = "", next = "", close = "" } = gallery.dataset;
  const ways = document.createElement("p");
  if (links.length > 1)
    ways.append(
      button(previous, () => turn(-1)),
      place,
      button(next, () => turn(1)),
    );
  ways.append(button(close, () => dialog.close()));
  dialog.append(figure, ways);
  dialog.addEventListener("keydown", ({ key }) => {
    const forward = getComputedStyle(dialog).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (key === "ArrowLeft" || key === "ArrowRight") turn(key === forward ? 1 : -1);
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  turn(0);
  gallery.after(dialog);
  dialog.showModal();
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
