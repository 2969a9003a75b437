import { equal, is, match, ok } from "uvu/assert";
import { pieces, unmarked } from "../../src/admin/marks.ts";
import { mergeResources } from "../../src/core/catalogues/merge.ts";
import { createMessages } from "../../src/core/messages/messages.ts";
import { pseudoResources, pseudoText } from "../../src/core/messages/pseudo.ts";
import { flatten, type Messages } from "../../src/core/messages/tree.ts";
import { traceMessages } from "../../src/core/preview/traces.ts";
import { readCatalogues } from "../../src/files/catalogues/catalogues.ts";
import { LANGS, LOCALES } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

const { catalogues } = readCatalogues("locales", LOCALES);
const resources = mergeResources(catalogues);
const texts = LOCALES.flatMap((locale) => [...flatten(resources[locale] as unknown as Messages)]);

const pseudo = suite("pseudoText");
for (const [text, expected] of [
  ["Archive", "⟦Åřçĥîṽé Åřç⟧"],
  ["{{count}} articles", "⟦{{count}} åřťîçĺéš åřťî⟧"],
  ["存档", "⟦存档存⟧"],
  ["Архив", "⟦Архив Ар⟧"],
  ["", "⟦⟧"],
] as const)
  pseudo(`makes ${expected} of ${text || "nothing"}`, () => is(pseudoText(text), expected));
pseudo("keeps every placeholder of our messages, each the same number of times", () => {
  ok(texts.length > 500);
  const placeholders = (text: string) => (text.match(/\{\{[^}]*\}\}/g) ?? []).sort();
  for (const [path, text] of texts) equal(placeholders(pseudoText(text)), placeholders(text), path);
});
pseudo("makes all of them longer, by about a third", () => {
  const grown = texts
    .filter(([, text]) => text.length > 20 && !text.includes("{{"))
    .map(([, text]) => [...pseudoText(text)].length / [...text].length);
  ok(Math.min(...grown) > 1.25, String(Math.min(...grown)));
  ok(Math.max(...grown) < 1.6, String(Math.max(...grown)));
});
pseudo("chooses plural forms as the language does", () => {
  const t = createMessages(pseudoResources(resources), LANGS)("ru");
  match(t("archive:articles", { count: 3 }), /^⟦3 статьи/);
});
pseudo.run();

const traces = suite("traceMessages");
const traced = () => traceMessages(createMessages(resources, LANGS), catalogues, LANGS);
traces("mark a message with its key, its plural form, its file and its line", () => {
  const { messages, traces: known } = traced();
  const text = messages("ru")("archive:articles", { count: 3 });
  equal(pieces(`[${text}]`), [
    { text: "[", inner: [] },
    { text: "3 статьи", trace: 0, inner: [] },
    { text: "]", inner: [] },
  ]);
  is(known[0]?.key, "archive:articles_few");
  is(known[0]?.file, "locales/ru/archive.json");
  match(
    catalogues.find(({ file }) => file.file === known[0]?.file)?.file.text.split("\n")[
      (known[0]?.line ?? 0) - 1
    ] ?? "",
    '"articles_few"',
  );
});
traces("mark a message within another", () => {
  const { messages, traces: known } = traced();
  const t = messages("en");
  const [piece] = pieces(t("archive:topicTitle", { topic: t("topics:iioe") }));
  equal(
    [piece?.trace, ...(piece?.inner ?? [])].map((id) => known[id ?? -1]?.key),
    ["archive:topicTitle", "topics:iioe"],
  );
});
traces("give the same message the same mark, and can be removed", () => {
  const { messages, traces: known } = traced();
  const twice = messages("zh")("site:home") + messages("zh")("site:home");
  is(known.length, 1);
  is(unmarked(twice), "首页首页");
  equal(pieces("no mark 👩‍👩‍👧"), [{ text: "no mark 👩‍👩‍👧", inner: [] }]);
});
traces.run();
