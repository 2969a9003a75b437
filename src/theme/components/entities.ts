import { breadcrumbOf } from "../../core/pages/breadcrumb.ts";
import { breadcrumbJsonLd, organizationJsonLd, siteJsonLd } from "../../core/share/json-ld.ts";
import type { PageProps } from "../props.ts";

/** The structured data of a listed page, in addition to that of its article. */
export function entitiesOf({ site, record, t }: PageProps): object[] {
  if (record.content.kind === "home") {
    const name = t("site:name");
    return [siteJsonLd(site, record.locale, name, t("site:description")), organizationJsonLd(site, name)];
  }
  return [breadcrumbJsonLd(site, breadcrumbOf(record, t)) ?? []].flat();
}
