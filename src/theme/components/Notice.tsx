import type { ComponentChildren } from "preact";
import { wholeEditions } from "../../core/site/lists.ts";
import { type Article, editionOf, languageIn, type Page } from "../../core/site/site.ts";
import { inLanguage, type PageProps } from "../props.ts";
import { EditionLinks } from "./EditionLinks.tsx";

type Props = PageProps & { readonly work: Article | Page };

/**
 * What a reader should know about this edition before reading it, and where to read what it lacks; nothing if there
 * is nothing to say.
 */
export function EditionNotice(props: Props) {
  const { work, record, t, site } = props;
  const edition = editionOf(work, record.locale);
  const count = wholeEditions(site, work).filter(({ language }) => language.locale !== record.locale).length;
  switch (edition.signals.notice) {
    case "stale":
      return <StaleNotice {...props} />;
    case "partial":
      return (
        <>
          <Notice {...props} plain>
            <Sentence>{t("notices:partial")}</Sentence>
            {count > 0 && <p>{t("notices:partialRead", { count })}</p>}
          </Notice>
          <EditionLinks {...props} />
        </>
      );
    case "announced":
      return (
        <>
          <Notice {...props} plain>
            <Sentence>{t(work.kind === "article" ? "notices:announced" : "notices:announcedPage")}</Sentence>
            {count > 0 && <p>{t("notices:readIn", { count })}</p>}
          </Notice>
          <EditionLinks {...props} />
        </>
      );
    default:
      return null;
  }
}

/** The sentence of a notice that everyone should read. */
function Sentence({ children }: { readonly children: ComponentChildren }) {
  return (
    <p>
      <strong>{children}</strong>
    </p>
  );
}

function StaleNotice(props: Props) {
  const { work, record, t, site, printDate } = props;
  const { translation } = editionOf(work, record.locale);
  const changedOn = translation?.sourceChangedOn;
  const marked = translation?.markedBlocks;
  const original = languageIn(site, work.sourceLocale);
  const source = editionOf(work, work.sourceLocale);
  return (
    <Notice {...props}>
      <Sentence>
        {changedOn === undefined
          ? t("notices:stale")
          : t("notices:staleOn", { date: printDate(changedOn, props.language.lang) })}
      </Sentence>
      {translation?.changedParts !== undefined && (
        <p>{t("notices:staleParts", { count: translation.changedParts })}</p>
      )}
      {(marked !== undefined || source.signals.listed) && (
        <div class="notice-ways">
          {marked !== undefined && (
            <p>
              <a href="#changed_1">{t("notices:goChanged", { count: marked })}</a>
            </p>
          )}
          {source.signals.listed && (
            <p>
              {t("notices:readOriginal")}{" "}
              <a href={source.url} hreflang={original.lang} {...inLanguage(props, original)}>
                {original.label}
              </a>
            </p>
          )}
        </div>
      )}
    </Notice>
  );
}

type NoticeProps = Pick<PageProps, "t"> & {
  /** It warns of nothing. */
  readonly plain?: boolean;
  readonly children: ComponentChildren;
};

/** The frame of a notice. */
export function Notice({ t, plain = false, children }: NoticeProps) {
  return (
    <aside class={plain ? "notice plain" : "notice"} aria-label={t("notices:label")} data-pagefind-ignore>
      {children}
    </aside>
  );
}
