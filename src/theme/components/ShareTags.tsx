import type { ShareTags as Tags } from "../../core/share/head-tags.ts";
import type { PageProps } from "../props.ts";

/** The tags that social networks read in the head of a page. */
export function ShareTags({ tags }: { readonly tags: Tags }) {
  return (
    <>
      {tags.itemprop.map(([name, content]) => (
        <meta key={name} itemprop={name} content={content} />
      ))}
      {tags.property.map(([name, content]) => (
        <meta key={name + content} property={name} content={content} />
      ))}
      {tags.name.map(([name, content]) => (
        <meta key={name} name={name} content={content} />
      ))}
    </>
  );
}

/**
 * The script that passes title, text and picture of a page to WeChat, if the site has a server that signs.
 */
export function WechatScript({ assets, share }: PageProps) {
  if (!share?.wechat || assets.wechat === undefined) return null;
  const { signatureUrl, appId } = share.wechat;
  return <script type="module" src={assets.wechat} data-signature-url={signatureUrl} data-app-id={appId} />;
}
