/** The loaded version; each has its own address. */
const SDK = "https://res.wx.qq.com/open/js/jweixin-1.6.0.js";

/** What is shared with a friend; the Moments show no text. */
interface ShareData {
  readonly title: string;
  readonly desc: string;
  readonly link: string;
  readonly imgUrl: string;
}

/**
 * The part of WeChat's JS-SDK that is used.
 *
 * @see https://developers.weixin.qq.com/doc/service/en/guide/h5/jssdk.html
 */
interface Wechat {
  config(settings: object): void;
  ready(task: () => void): void;
  updateAppMessageShareData(data: ShareData): void;
  updateTimelineShareData(data: Omit<ShareData, "desc">): void;
}

const APIS = ["updateAppMessageShareData", "updateTimelineShareData"];

const script = document.querySelector<HTMLScriptElement>("script[data-signature-url]");
// Without a signature WeChat shares the page like any other: the reader can't do anything about it.
if (script && /MicroMessenger/i.test(navigator.userAgent)) start(script);

/** Loads once more what the network failed to load, and then again each time the connection comes back. */
function start(script: HTMLScriptElement): void {
  configure(script)
    .catch(() => configure(script))
    .catch(() => addEventListener("online", () => start(script), { once: true }));
}

/**
 * Passes title, text and picture of the page to WeChat; does nothing if the server gives no signature.
 *
 * @throws Error where the network fails.
 */
async function configure({ dataset }: HTMLScriptElement): Promise<void> {
  const [address = ""] = location.href.split("#");
  const answer = await fetch(`${dataset.signatureUrl}?url=${encodeURIComponent(address)}`);
  const signed = answer.ok ? readSignature(await answer.text()) : undefined;
  if (!signed) return;
  const { appId, timestamp, nonceStr, signature } = signed;
  const wx = await load();
  wx.config({ appId: dataset.appId ?? appId, timestamp, nonceStr, signature, jsApiList: APIS });
  wx.ready(() => {
    const title = said("name") || document.title;
    const link = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? address;
    const imgUrl = said("image");
    // No field may be empty.
    wx.updateAppMessageShareData({ title, desc: said("description") || link, link, imgUrl });
    wx.updateTimelineShareData({ title, link, imgUrl });
  });
}

function readSignature(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    // The server answers with something else, and would do so again.
    return undefined;
  }
}

function said(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[itemprop="${name}"]`)?.content ?? "";
}

function load(): Promise<Wechat> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = SDK;
    element.onload = () => {
      const { wx } = window as unknown as { wx?: Wechat };
      if (wx) resolve(wx);
      else reject(new Error(`${SDK} is another script`));
    };
    element.onerror = () => {
      element.remove();
      reject(new Error(`${SDK} cannot be loaded`));
    };
    document.head.append(element);
  });
}
