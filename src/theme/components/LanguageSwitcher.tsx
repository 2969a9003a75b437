import type { SwitcherItem } from "../../core/pages/families.ts";
import { inLanguage, type PageProps, type Translate } from "../props.ts";
import { StateDisc } from "./StateDisc.tsx";

/**
 * Links to the same page in the other languages, by their own names. A language without the whole page is
 * marked as such; a language that will never have the page is left out.
 */
export function LanguageSwitcher(props: PageProps) {
  const { record, t } = props;
  return (
    <nav class="languages" aria-label={t("site:languages")}>
      <ul class="page">
        {record.switcher.map((item) => (
          <li key={item.locale}>
            {item.state === "here" ? (
              <span lang={item.lang} aria-current="true">
                {item.label}
              </span>
            ) : (
              <a href={item.url} hreflang={item.lang} {...inLanguage(props, item)} rel={relOf(item)}>
                {item.label}
              </a>
            )}{" "}
            {stateOf(item, t)}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function relOf({ state }: SwitcherItem): string | undefined {
  return state === "link" ? "alternate" : undefined;
}

function stateOf({ state }: SwitcherItem, t: Translate) {
  if (state === "soon") return <StateDisc state="announced" word={t("site:languageSoon")} />;
  if (state === "partial") return <StateDisc state="partial" word={t("site:languagePartial")} />;
  return undefined;
}
