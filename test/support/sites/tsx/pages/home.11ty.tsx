import { type Data, type Functions, page } from "../layout/page.tsx";

const TITLES: Readonly<Record<string, string>> = { en: "The garden in May", ru: "Сад в мае" };

/** The first page of each language, made from one template. */
export const data = {
  pagination: { data: "locales", size: 1, alias: "locale" },
  locales: Object.keys(TITLES),
  permalink: ({ locale }: { locale: string }) => `/${locale}/`,
  eleventyComputed: { title: ({ locale }: { locale: string }) => TITLES[locale] },
};

export function render(this: Functions, given: Data & { locale: string }): string {
  this.page = given.page;
  return page(
    this,
    given,
    <p>
      {this.localDate("2024-05-09")} · <a href={this.locale_url("/roses/")}>{this.message("garden:roses")}</a>
    </p>,
  );
}
