import { createHash } from "node:crypto";

/** What WeChat signs a page with. */
export interface SignatureInput {
  /** Issued by WeChat for two hours; the server stores it, never a page. */
  readonly ticket: string;
  /** Any text, a different one each time. */
  readonly nonceStr: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** The address of the page as the browser has it; what follows `#` is left out. */
  readonly url: string;
}

/**
 * The signature with which a page of the site may use WeChat's JS-SDK: SHA-1 of the four values in the order of their
 * names, as they are, not encoded. The ticket is a secret: only a server signs.
 *
 * @see https://developers.weixin.qq.com/doc/service/en/guide/h5/jssdk.html
 * @example
 * wechatSignature({ ticket, nonceStr: "a", timestamp: 1414587457, url: "https://example.org/zh/" }); // => "4f5c…"
 */
export function wechatSignature({ ticket, nonceStr, timestamp, url }: SignatureInput): string {
  const [address] = url.split("#");
  const text = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${address}`;
  return createHash("sha1").update(text, "utf8").digest("hex");
}
