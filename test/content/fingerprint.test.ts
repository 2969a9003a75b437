import { createHash } from "node:crypto";
import { is, match } from "uvu/assert";
import { FINGERPRINT, fingerprint } from "../../src/core/content/fingerprint.ts";
import type { TranslatableText } from "../../src/core/content/translatable-text.ts";
import { suite } from "../support/suite.ts";

const TEXTS: Record<"en" | "zh" | "ru", TranslatableText> = {
  en: { title: "A visit", summary: "Short.", alt: "A hall", caption: "The hall", body: "One two.\n\nThree." },
  zh: {
    title: "访问",
    summary: "摘要。",
    alt: "大厅",
    caption: "会议大厅",
    body: "第一段文字。\n\n第二段。",
  },
  ru: { title: "Визит", summary: "Кратко.", alt: "Зал", caption: "Большой зал", body: "Раз й два.\n\nТри." },
};

const same = suite("what doesn't change a fingerprint");
for (const [locale, text] of Object.entries(TEXTS)) {
  const rows: [fact: string, changed: TranslatableText][] = [
    ["Windows line endings", { ...text, body: text.body.replaceAll("\n", "\r\n") }],
    ["old Mac line endings", { ...text, body: text.body.replaceAll("\n", "\r") }],
    ["a byte order mark", { ...text, body: `\uFEFF${text.body}` }],
    ["white space at the ends", { ...text, title: ` ${text.title}\t`, body: `\n\n${text.body}\n \n` }],
    ["spaces doubled or of another kind", { ...text, body: text.body.replaceAll(" ", " \u00A0\u3000") }],
    ["decomposed letters", { ...text, title: text.title.normalize("NFD"), body: text.body.normalize("NFD") }],
    ["the order of keys", Object.fromEntries(Object.entries(text).reverse()) as unknown as TranslatableText],
  ];
  for (const [fact, changed] of rows) {
    same(`${fact} in ${locale}`, () => is(fingerprint(changed), fingerprint(text)));
  }
}
same("a line broken between two Han characters", () => {
  is(
    fingerprint({ title: "", body: "联合国教科\n文组织，\r\n巴黎" }),
    fingerprint({ title: "", body: "联合国教科文组织，巴黎" }),
  );
});
same("a space between Han characters and letters", () => {
  is(fingerprint({ title: "IIOE 国家中心", body: "" }), fingerprint({ title: "IIOE国家中心", body: "" }));
});
same("an optional text that is empty instead of missing", () => {
  is(
    fingerprint({ title: "A", summary: "", alt: "", caption: "", body: "b" }),
    fingerprint({ title: "A", body: "b" }),
  );
});
same("facts that are not translated", () => {
  const withFacts = { ...TEXTS.en, date: "2019-03-09", topics: ["iioe"], updated: "2020-01-01" };
  is(fingerprint(withFacts), fingerprint(TEXTS.en));
});
same.run();

const other = suite("what changes a fingerprint");
for (const [locale, text] of Object.entries(TEXTS)) {
  for (const key of ["title", "summary", "alt", "caption", "body"] as const) {
    other(`an extra letter in the ${key} of ${locale}`, () => {
      is.not(fingerprint({ ...text, [key]: `${text[key]}x` }), fingerprint(text));
    });
  }
}
const pairs: [fact: string, one: string, two: string][] = [
  ["an extra space between letters", "on line", "online"],
  ["an extra space between Cyrillic letters", "не что", "нечто"],
  ["a comma", "a, b", "a b"],
  ["a capital", "Paris", "paris"],
  ["ё for е", "все", "всё"],
  ["a traditional character for a simplified one", "体", "體"],
  ["an emoji", "👩‍🎓", "👩‍🏫"],
  ["a bidi mark", "a\u202Eb", "ab"],
  ["markup", "</script>", "<script>"],
];
for (const [fact, one, two] of pairs) {
  other(fact, () => is.not(fingerprint({ title: "", body: one }), fingerprint({ title: "", body: two })));
}
other("a text moved from one field to the next", () => {
  is.not(
    fingerprint({ title: "A", summary: "B", body: "" }),
    fingerprint({ title: "A", alt: "B", body: "" }),
  );
  is.not(fingerprint({ title: "A B", body: "" }), fingerprint({ title: "A", body: "B" }));
});
other.run();

const form = suite("FINGERPRINT");
form("is the start of a SHA-256 of the five texts, so that old fingerprints stay valid", () => {
  const digest = createHash("sha256").update("A\0\0\0\0b c").digest("hex");
  is(fingerprint({ title: "A", body: "b  c\r\n" }), digest.slice(0, 12));
});
form("matches every fingerprint, even of an empty text", () => {
  for (const text of [...Object.values(TEXTS), { title: "", body: "" }])
    match(fingerprint(text), FINGERPRINT);
});
form("refuses other lengths, capitals and extra characters", () => {
  const wrong = [
    "",
    "0",
    "a6bd41882f8",
    "a6bd41882f8cc",
    "A6BD41882F8C",
    "g6bd41882f8c",
    " a6bd41882f8c",
    "a6bd41882f8c\n",
  ];
  for (const text of wrong) is(FINGERPRINT.test(text), false, JSON.stringify(text));
});
form.run();
