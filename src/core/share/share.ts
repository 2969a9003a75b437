import type { XAccounts } from "./head-tags.ts";
import type { ShareOption } from "./links.ts";

/** WeChat's JS-SDK, for a site that has an account and a server that signs. */
export interface WechatOptions {
  /**
   * Where a page requests its signature: `https://…`, or an address from the root. It answers to `?url=` with
   * `{ appId, timestamp, nonceStr, signature }`.
   */
  readonly signatureUrl: string;
  /** The account. @default what the answer says */
  readonly appId?: string | undefined;
}

/** How a site is shared, checked. */
export interface ShareSettings {
  readonly share: ShareOption;
  readonly x: XAccounts;
  readonly wechat?: WechatOptions | undefined;
}

/** Where WeChat's script comes from. */
const WECHAT_SCRIPTS = "https://res.wx.qq.com";

/**
 * What a page may load beyond its own files, by directive of its policy; nothing without the option `wechat`.
 *
 * @example
 * wechatSources({ signatureUrl: "https://api.example.org/sign" }); // => { "script-src": […], "connect-src": […] }
 */
export function wechatSources(wechat: WechatOptions | undefined): Readonly<Record<string, string>> {
  if (!wechat) return {};
  const { signatureUrl } = wechat;
  return {
    "script-src": WECHAT_SCRIPTS,
    ...(signatureUrl.startsWith("/") ? {} : { "connect-src": new URL(signatureUrl).origin }),
  };
}
