import { type ListPart, pagerOf } from "../../core/pages/pagination.ts";
import type { PageProps, Translate } from "../props.ts";

/** Links to the pages of a list; nothing if it has only one page. */
export function Pagination({ part, t }: PageProps & { readonly part: ListPart }) {
  const { page, pages, urls } = part;
  if (pages === 1) return null;
  const beside = (other: number, rel: "prev" | "next", label: string) => {
    const url = urls[other - 1];
    return (
      url && (
        <li>
          <a href={url} rel={rel}>
            {label}
          </a>
        </li>
      )
    );
  };
  return (
    <nav class="pagination" aria-label={t("archive:pager")}>
      <ul class="tags">
        {beside(page - 1, "prev", t("archive:newer"))}
        {pagerOf(page, pages).map((other, index) =>
          other === undefined ? (
            <li key={`gap-${index}`} aria-hidden="true">
              …
            </li>
          ) : (
            <li key={other}>
              <a
                href={urls[other - 1] ?? ""}
                aria-label={t("archive:page", { page: other })}
                aria-current={other === page ? "page" : undefined}
              >
                {other}
              </a>
            </li>
          ),
        )}
        {beside(page + 1, "next", t("archive:older"))}
      </ul>
    </nav>
  );
}

/** The title of a page of a list: the first page has the title of the list. */
export function partTitle(t: Translate, title: string, { page, pages }: ListPart): string {
  return page === 1 ? title : t("archive:pageTitle", { title, page, pages });
}
