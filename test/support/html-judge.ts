import { type ConfigData, HtmlValidate, StaticConfigLoader } from "html-validate";

const rules: NonNullable<ConfigData["rules"]> = {
  "doctype-style": "off",
  // Everything comes from the site itself.
  "require-sri": ["error", { target: "crossorigin" }],
  // Preact closes void elements, markdown-it does not; both mean the same in HTML.
  "void-style": "off",
  // The id of a heading is made of its words, which may begin with a digit: HTML only forbids white space.
  "valid-id": ["error", { relaxed: true }],
  // Editors write the titles.
  "long-title": "off",
  // A list may have a name; the rule prefers names only on landmarks.
  "aria-label-misuse": ["error", { allowAnyNamable: true }],
};

/** What html-validate finds wrong with pages of the theme. */
export async function faultsOfHtml(
  pages: readonly { readonly file: string; readonly html: string }[],
): Promise<string[]> {
  const judge = new HtmlValidate(
    new StaticConfigLoader({ extends: ["html-validate:recommended", "html-validate:document"], rules }),
  );
  const found: string[] = [];
  for (const { file, html } of pages) {
    const { results } = await judge.validateString(html, file);
    for (const { messages } of results)
      for (const { ruleId, message, selector } of messages)
        found.push(`${file} ${ruleId}: ${message} ${selector}`);
  }
  return found;
}
