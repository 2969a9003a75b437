const bars = document.querySelectorAll<HTMLElement>("[data-share]");
const { href: url = "" } = document.querySelector<HTMLLinkElement>('link[rel="canonical"]') ?? {};
for (const bar of bars) {
  offerCopy(bar);
  offerDevice(bar);
}
if (/MicroMessenger/i.test(navigator.userAgent)) nameMenu();
addEventListener("beforeprint", loadPictures);

/** In WeChat a hint at its own menu replaces the code: a phone cannot scan its own screen. */
function nameMenu(): void {
  const menu = document.querySelector<HTMLElement>("[data-share-menu]");
  if (!menu) return;
  menu.hidden = false;
  for (const way of document.querySelectorAll<HTMLElement>("[data-share-wechat]")) way.hidden = true;
}

function offerCopy(bar: HTMLElement): void {
  const button = bar.querySelector<HTMLElement>("[data-share-copy]");
  const said = bar.querySelector("[role=status]");
  const field = document.querySelector<HTMLInputElement>("[data-share-address]");
  if (!button || !said || !field) return;
  show(button);
  button.addEventListener("click", async () => {
    const { copied = "", select = "" } = button.dataset;
    try {
      await navigator.clipboard.writeText(url);
      said.textContent = copied;
    } catch {
      // On a page without https there is no clipboard, and it can be forbidden: then the reader copies the
      // address, next to the button.
      bar.append(field);
      field.hidden = false;
      field.focus();
      field.select();
      said.textContent = select;
    }
  });
}

/** Offers the device's own way to share, if it has one. WeChat treats a link next to a text as plain text. */
function offerDevice(bar: HTMLElement): void {
  const button = bar.querySelector<HTMLElement>("[data-share-native]");
  const title = document.querySelector<HTMLMetaElement>('meta[itemprop="name"]')?.content ?? document.title;
  const data = { title, url };
  if (!button || !navigator.canShare?.(data)) return;
  show(button);
  button.addEventListener("click", () => {
    // It is no error if the reader cancels.
    navigator.share(data).catch(() => {});
  });
}

function show(button: HTMLElement): void {
  button.parentElement?.removeAttribute("hidden");
}

/** Not every browser prints a picture that it hasn't loaded yet. */
function loadPictures(): void {
  for (const picture of document.querySelectorAll<HTMLImageElement>("img[loading=lazy]"))
    picture.loading = "eager";
}
