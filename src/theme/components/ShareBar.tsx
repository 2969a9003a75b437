import type { ShareImage } from "../../core/cards/cards.ts";
import {
  firstTargets,
  type Shared,
  type ShareTarget,
  shareLink,
  shareTargets,
} from "../../core/share/links.ts";
import { qrSvg } from "../../core/share/qr.ts";
import type { Edition } from "../../core/site/site.ts";
import { absolute } from "../../core/site/urls.ts";
import type { PageProps } from "../props.ts";

type Props = PageProps & { readonly edition: Edition; readonly image: ShareImage };

/** The code for WeChat: both bars open the same one. */
const CODE = "share-code";

/** The few most used ways to share a whole edition, below its headline, and a link to all of them. */
export function ShareRow(props: Props) {
  const { t, record } = props;
  const targets = targetsOf(props);
  const first = firstTargets(record.locale, targets);
  if (first.length === 0) return null;
  return (
    <div class="share share-row" data-share data-pagefind-ignore>
      <span class="share-label" aria-hidden="true">
        {t("share:title")}
      </span>
      <ul class="row" aria-label={t("share:title")}>
        {first.map((target) => (
          <Way key={target} {...props} target={target} copyLabel={t("share:copyShort")} />
        ))}
        {targets.length > first.length && (
          <li>
            <a href="#share">{t("share:more")}</a>
          </li>
        )}
      </ul>
      {first.includes("copy") && <p role="status" />}
    </div>
  );
}

/**
 * All ways to share a whole edition. Those that are links, and the code for WeChat, need no script; those that
 * need one are hidden until it shows them. An edition that is not whole has no such links: it leads to the whole
 * editions.
 */
export function ShareBar(props: Props) {
  const { t } = props;
  const targets = targetsOf(props);
  if (targets.length === 0) return null;
  const { url } = sharedOf(props);
  const field = targets.some((target) => target === "copy" || target === "wechat");
  return (
    <>
      <section
        class="share share-bar"
        id="share"
        aria-labelledby="share-title"
        data-share
        data-pagefind-ignore
      >
        <h2 id="share-title">{t("share:title")}</h2>
        <ul class="row">
          {targets.map((target) => (
            <Way key={target} {...props} target={target} copyLabel={t("share:copy")} />
          ))}
        </ul>
        {targets.includes("wechat") && (
          <p data-share-menu hidden>
            {t("share:menu")}
          </p>
        )}
        {targets.includes("copy") && <p role="status" />}
        {field && (
          <input type="text" data-share-address hidden readonly value={url} aria-label={t("share:address")} />
        )}
      </section>
      {targets.includes("wechat") && <Code {...props} url={url} />}
    </>
  );
}

/** One way to share. */
function Way({ target, copyLabel, ...props }: Props & { target: ShareTarget; copyLabel: string }) {
  const { t } = props;
  const link = shareLink(target, sharedOf(props));
  if (link !== undefined)
    return (
      <li>
        <a href={link} {...(target === "email" ? {} : { target: "_blank", rel: "noopener noreferrer" })}>
          {t(`share:${target}`)}
        </a>
      </li>
    );
  switch (target) {
    case "wechat":
      return (
        <li data-share-wechat>
          <button type="button" popovertarget={CODE}>
            {t("share:wechat")}
          </button>
        </li>
      );
    case "copy":
      return (
        <li hidden>
          <CopyButton {...props} label={copyLabel} />
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

function CopyButton({ t, label }: Pick<PageProps, "t"> & { readonly label: string }) {
  return (
    <button type="button" data-share-copy data-copied={t("share:copied")} data-select={t("share:select")}>
      {label}
    </button>
  );
}

/**
 * The code for WeChat over the page, without a script. A phone can't scan its own screen: there the style sheet
 * shows what to do with the address instead. In an old browser the code is below the bar, and no button opens it.
 */
function Code({ t, url }: PageProps & { readonly url: string }) {
  return (
    <div
      class="share-code"
      id={CODE}
      popover="auto"
      role="dialog"
      aria-label={t("share:dialog")}
      data-share
      data-pagefind-ignore
    >
      <div class="share-scan" dangerouslySetInnerHTML={{ __html: qrSvg(url, t("share:code")) }} />
      <p class="share-scan">{t("share:scan")}</p>
      <p class="share-phone">{t("share:phone")}</p>
      <p class="share-address" dir="ltr">
        {url}
      </p>
      <p role="status" />
      <ul class="row">
        <li hidden>
          <CopyButton t={t} label={t("share:copy")} />
        </li>
        <li>
          <button type="button" popovertarget={CODE} popovertargetaction="hide">
            {t("share:close")}
          </button>
        </li>
      </ul>
    </div>
  );
}

function targetsOf({ record, share }: Props): readonly ShareTarget[] {
  return share ? shareTargets(record.locale, share.share) : [];
}

function sharedOf({ edition, image, site }: Props): Shared {
  const { title = "", summary = "", lang } = edition;
  return {
    url: absolute(site.url, edition.url),
    title,
    summary,
    lang,
    image: image.url.startsWith("/") ? absolute(site.url, image.url) : image.url,
  };
}
