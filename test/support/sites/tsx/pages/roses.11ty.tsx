import { type Data, type Functions, page } from "../layout/page.tsx";

export const data = { title: "Roses & thorns", permalink: "/en/roses/", translationKey: "roses" };

export function render(this: Functions, given: Data): string {
  return page(this, given, <p>The climbing roses at the southern wall are in full bloom.</p>);
}
