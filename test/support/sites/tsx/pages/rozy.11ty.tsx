import { type Data, type Functions, page } from "../layout/page.tsx";

export const data = { title: "Розы и шипы", permalink: "/ru/rozy/", translationKey: "roses" };

export function render(this: Functions, given: Data): string {
  return page(this, given, <p>Плетистые розы у южной стены в полном цвету.</p>);
}
