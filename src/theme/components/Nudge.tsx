import { hasSeveralScripts } from "../../core/language/readers.ts";
import type { PageProps } from "../props.ts";

/**
 * A line for each language that has this page whole, in that language. All are hidden; the client
 * script shows one if the reader's browser prefers its language, or a language that this page doesn't exist in and
 * most of whose readers read it. Without JavaScript there is the language switcher.
 */
export function Nudges({ record, messages }: PageProps) {
  const key = record.content.kind === "article" ? "notices:nudge" : "notices:nudgePage";
  const links = record.switcher.filter(({ state }) => state === "link");
  return (
    <>
      {links.map(({ locale, lang, dir, label, url }) => (
        <aside key={locale} class="nudge" lang={lang} dir={dir} data-nudge hidden aria-label={label}>
          <p>
            {messages(locale)(key)}{" "}
            {hasSeveralScripts(lang) && (
              <span data-script hidden>
                {messages(locale)("notices:nudgeScript")}{" "}
              </span>
            )}
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
