import { breadcrumbOf } from "../../core/pages/breadcrumb.ts";
import type { PageProps } from "../props.ts";
import { replaceable } from "./replaceable.tsx";

/**
 * The way back from a page that is deeper than the pages in the navigation. The headline below it is its last
 * step.
 */
export function ThemeBreadcrumb({ record, t }: PageProps) {
  const above = breadcrumbOf(record, t).slice(0, -1);
  if (above.length < 2) return null;
  return (
    <nav class="breadcrumb" aria-label={t("site:breadcrumb")} data-pagefind-ignore>
      <ol class="page">
        {above.map(({ label, url }) => (
          <li key={url}>
            <a href={url}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** That of the site, or the theme's. */
export const Breadcrumb = replaceable("Breadcrumb", ThemeBreadcrumb);
