import { is, not } from "uvu/assert";
import { wechatSignature } from "../../src/core/share/wechat-signature.ts";
import { suite } from "../support/suite.ts";

/** The example of WeChat's own page. @see https://developers.weixin.qq.com/doc/service/en/guide/h5/jssdk.html */
const PUBLISHED = {
  ticket: "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg",
  nonceStr: "Wm3WZYTPz0wzccnW",
  timestamp: 1414587457,
  url: "http://mp.weixin.qq.com?params=value",
};

const signature = suite("wechatSignature");
signature("is that of the published example", () => {
  is(wechatSignature(PUBLISHED), "0f9de62fce790f9a083d5c99e95740ceb90c27ed");
});
signature("ignores everything after the hash", () => {
  is(wechatSignature({ ...PUBLISHED, url: `${PUBLISHED.url}#a#b` }), wechatSignature(PUBLISHED));
});
signature("changes with every value", () => {
  for (const other of [{ ticket: "t" }, { nonceStr: "n" }, { timestamp: 1 }, { url: "https://example.org/" }])
    not.equal(wechatSignature({ ...PUBLISHED, ...other }), wechatSignature(PUBLISHED));
});
signature.run();
