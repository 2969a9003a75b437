import type { ShareImage } from "../../core/cards/cards.ts";
import { type ShareTarget, shareLink, shareTargets } from "../../core/share/links.ts";
import { qrSvg } from "../../core/share/qr.ts";
import type { Edition } from "../../core/site/site.ts";
import { absolute } from "../../core/site/urls.ts";
import type { PageProps } from "../props.ts";

type Props = PageProps & { readonly edition: Edition; readonly image: ShareImage };

/**
 * The ways to share a whole edition. All but the last two are plain links and a disclosure; the last two need
 * a script, which shows them. An edition that is not whole has no such links: it leads to the whole editions.
 */
export function ShareBar({ edition, image, ...props }: Props) {
  const { site, record, t, share } = props;
  const targets = share ? shareTargets(record.locale, share.share) : [];
  if (targets.length === 0) return null;
  const { title = "", summary = "", lang } = edition;
  const url = absolute(site.url, edition.url);
  const shared = { url, title, summary, lang, image: new URL(image.url, site.url).href };
  return (
    <section class="share" aria-labelledby="share-title" data-share data-pagefind-ignore>
      <h2 id="share-title">{t("share:title")}</h2>
      <ul>
        {targets.map((target) => {
          const link = shareLink(target, shared);
          return link === undefined ? (
            <Means key={target} {...props} target={target} url={url} />
          ) : (
            <li key={target}>
              <a
                href={link}
                {...(target === "email" ? {} : { target: "_blank", rel: "noopener noreferrer" })}
              >
                {t(`share:${target}`)}
              </a>
            </li>
          );
        })}
      </ul>
      {targets.includes("copy") && (
        <>
          <p role="status" />
          <input type="text" data-share-address hidden readonly value={url} aria-label={t("share:address")} />
        </>
      )}
    </section>
  );
}

/** The ways that aren't links: the code for WeChat, and those that need a script. */
function Means({ target, url, t }: PageProps & { readonly target: ShareTarget; readonly url: string }) {
  switch (target) {
    case "wechat":
      return (
        <li>
          <details>
            <summary>{t("share:wechat")}</summary>
            <div class="share-code">
              <div dangerouslySetInnerHTML={{ __html: qrSvg(url, t("share:code")) }} />
              <p>{t("share:scan")}</p>
            </div>
          </details>
          <p data-share-menu hidden>
            {t("share:menu")}
          </p>
        </li>
      );
    case "copy":
      return (
        <li hidden>
          <button type="button" data-share-copy data-copied={t("share:copied")}>
            {t("share:copy")}
          </button>
        </li>
      );
    case "native":
      return (
        <li hidden>
          <button type="button" data-share-native>
            {t("share:native")}
          </button>
        </li>
      );
    default:
      return null;
  }
}
