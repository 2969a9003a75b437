import type { PageProps } from "../props.ts";

/**
 * A line for each language in which this page can be read whole, in that language. All are hidden; the client
 * script shows one if the reader's browser prefers its language. Without JavaScript there is the language
 * switcher.
 */
export function Nudges({ record, messages }: PageProps) {
  const key = record.content.kind === "article" ? "notices:nudge" : "notices:nudgePage";
  return (
    <>
      {record.switcher
        .filter(({ state }) => state === "link")
        .map(({ locale, lang, dir, label, url }) => (
          <aside key={locale} class="nudge" lang={lang} dir={dir} data-nudge hidden aria-label={label}>
            <p>
              {messages(locale)(key)}{" "}
              <a href={url} hreflang={lang}>
                {label}
              </a>
            </p>
            <button type="button">{messages(locale)("notices:dismiss")}</button>
          </aside>
        ))}
    </>
  );
}
