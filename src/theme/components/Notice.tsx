import type { ComponentChildren } from "preact";
import { wholeEditions } from "../../core/site/lists.ts";
import { type Article, editionOf, languageIn, type Page } from "../../core/site/site.ts";
import type { PageProps } from "../props.ts";
import { EditionLinks } from "./EditionLinks.tsx";

type Props = PageProps & { readonly work: Article | Page };

/** What a reader should know about this edition before reading it; nothing if there is nothing to say. */
export function EditionNotice(props: Props) {
  const { work, record, t, site } = props;
  const edition = editionOf(work, record.locale);
  const count = wholeEditions(site, work).filter(({ language }) => language.locale !== record.locale).length;
  switch (edition.signals.notice) {
    case "stale":
      return <StaleNotice {...props} />;
    case "partial":
      return (
        <Notice {...props}>
          <p>{t("notices:partial")}</p>
          {count > 0 && <p>{t("notices:partialRead", { count })}</p>}
          <EditionLinks {...props} />
        </Notice>
      );
    case "announced":
      return (
        <Notice {...props}>
          <p>{t(work.kind === "article" ? "notices:announced" : "notices:announcedPage")}</p>
          {count > 0 && <p>{t("notices:readIn", { count })}</p>}
          <EditionLinks {...props} />
        </Notice>
      );
    default:
      return null;
  }
}

function StaleNotice(props: Props) {
  const { work, record, t, site, printDate } = props;
  const { translation } = editionOf(work, record.locale);
  const changedOn = translation?.sourceChangedOn;
  const original = languageIn(site, work.sourceLocale);
  const source = editionOf(work, work.sourceLocale);
  return (
    <Notice {...props}>
      <p>
        {changedOn === undefined
          ? t("notices:stale")
          : t("notices:staleOn", { date: printDate(changedOn, props.language.lang) })}
      </p>
      {translation?.changedParts !== undefined && (
        <p>{t("notices:staleParts", { count: translation.changedParts })}</p>
      )}
      {source.signals.listed && (
        <p>
          {t("notices:readOriginal")}{" "}
          <a href={source.url} hreflang={original.lang} lang={original.lang} dir={original.dir}>
            {original.label} · {source.title}
          </a>
        </p>
      )}
    </Notice>
  );
}

/** The frame of a notice. */
export function Notice({ t, children }: PageProps & { readonly children: ComponentChildren }) {
  return (
    <aside class="notice" aria-label={t("notices:label")} data-pagefind-ignore>
      {children}
    </aside>
  );
}
