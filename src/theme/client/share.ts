const bar = document.querySelector<HTMLElement>("[data-share]");
if (bar) {
  const { href: url = "" } = document.querySelector<HTMLLinkElement>('link[rel="canonical"]') ?? {};
  const title = document.querySelector<HTMLMetaElement>('meta[itemprop="name"]')?.content ?? document.title;
  const details = bar.querySelector("details");
  if (details) prepareCode(bar, details);
  offerCopy(bar, url);
  offerDevice(bar, { title, url });
}

/** A phone cannot scan its own screen: in WeChat a hint replaces the code. */
function prepareCode(within: HTMLElement, details: HTMLDetailsElement): void {
  const menu = within.querySelector<HTMLElement>("[data-share-menu]");
  if (menu && /MicroMessenger/i.test(navigator.userAgent)) {
    details.hidden = true;
    menu.hidden = false;
    return;
  }
  details.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  });
  // Browsers print only open details; where they allow it, the style sheet opens them on paper.
  let wasOpen = details.open;
  addEventListener("beforeprint", () => {
    wasOpen = details.open;
    details.open = true;
  });
  addEventListener("afterprint", () => {
    details.open = wasOpen;
  });
}

function offerCopy(within: HTMLElement, url: string): void {
  const button = within.querySelector<HTMLElement>("[data-share-copy]");
  const said = within.querySelector("[role=status]");
  const field = within.querySelector<HTMLInputElement>("[data-share-address]");
  if (!button || !said || !field) return;
  show(button);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(url);
      said.textContent = button.dataset.copied ?? "";
    } catch {
      // On a page without https there is no clipboard, and it can be forbidden: then the reader copies the
      // address.
      field.hidden = false;
      field.focus();
      field.select();
    }
  });
}

/** Offers the device's own way to share, if it has one. WeChat treats a link next to a text as plain text. */
function offerDevice(within: HTMLElement, data: { title: string; url: string }): void {
  const button = within.querySelector<HTMLElement>("[data-share-native]");
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
