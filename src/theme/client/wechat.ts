/** The version that is loaded; WeChat gives each its own address. */
const SDK = "https://res.wx.qq.com/open/js/jweixin-1.6.0.js";

/** What is shared with a friend; the Moments show no text. */
interface ShareData {
  readonly title: string;
  readonly desc: string;
  readonly link: string;
  readonly imgUrl: string;
}

/** The part of WeChat's JS-SDK that is used. @see https://developers.weixin.qq.com/doc/service/en/guide/h5/jssdk.html */
interface Wechat {
  config(settings: object): void;
  ready(task: () => void): void;
  updateAppMessageShareData(data: ShareData): void;
  updateTimelineShareData(data: Omit<ShareData, "desc">): void;
}

const APIS = ["updateAppMessageShareData", "updateTimelineShareData"];

const script = document.querySelector<HTMLScriptElement>("script[data-signature-url]");
// Without a signature WeChat shares the page as it shares any other: there is nothing that a reader could do.
if (script && /MicroMessenger/i.test(navigator.userAgent)) configure(script).catch(() => {});

/** Tells WeChat what the page is called. */
async function configure({ dataset }: HTMLScriptElement): Promise<void> {
  const [address = ""] = location.href.split("#");
  const answer = await fetch(`${dataset.signatureUrl}?url=${encodeURIComponent(address)}`);
  if (!answer.ok) return;
  const { appId, timestamp, nonceStr, signature } = (await answer.json()) as Record<string, unknown>;
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

function said(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[itemprop="${name}"]`)?.content ?? "";
}

function load(): Promise<Wechat> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = SDK;
    element.onload = () => resolve((window as unknown as { wx: Wechat }).wx);
    element.onerror = reject;
    document.head.append(element);
  });
}
