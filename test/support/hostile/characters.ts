import { article } from "./project.ts";
import { body, head, inRussian, json, message, more, type Row, shows, text } from "./rows.ts";

export const characters: readonly Row[] = [
  ["a byte order mark", "", text(`\uFEFF${article()}`)],
  ["a byte order mark in a catalogue", "", inRussian(/^/, "\uFEFF")],
  ["two byte order marks", "hidden-character", text(`\uFEFF\uFEFF${article()}`)],
  ["a byte order mark in the text", "hidden-character", body("A\uFEFFB")],
  ["lines that end as on Windows", "", text(article().replaceAll("\n", "\r\n"))],
  ["lines that end as on old Macs", "", text(article().replaceAll("\n", "\r"))],
  ["lines that end in all three ways", "", text(article({}, "A\rB\r\nC\n\rD"))],
  ["a catalogue with lines of Windows", "", inRussian(/\n/g, "\r\n")],
  ["bytes that are not text", "text-encoding", text(Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xc3, 0x28]))],
  [
    "half a character at the end",
    "text-encoding",
    text(Buffer.concat([Buffer.from(article()), Buffer.from([0xe6, 0x96])])),
  ],
  [
    "a letter in more bytes than it needs",
    "text-encoding",
    text(Buffer.concat([Buffer.from(article()), Buffer.from([0xc0, 0xaf])])),
  ],
  [
    "a surrogate in UTF-8",
    "text-encoding",
    text(Buffer.concat([Buffer.from(article()), Buffer.from([0xed, 0xa0, 0x80])])),
  ],
  ["a text in Latin-1", "text-encoding", text(Buffer.from(article({ title: "Édition" }), "latin1"))],
  [
    "a text in windows-1251",
    "text-encoding",
    text(Buffer.from([...Buffer.from("---\ntitle: "), 0xcf, 0xf0, 0xe8, 0x0a])),
  ],
  [
    "a text in GBK",
    "text-encoding",
    text(Buffer.from([...Buffer.from("---\ntitle: "), 0xb7, 0xc3, 0xce, 0xca, 0x0a])),
  ],
  ["UTF-16, little end first", "text-encoding", text(Buffer.from(`\uFEFF${article()}`, "utf16le"))],
  ["UTF-16, big end first", "text-encoding", text(Buffer.from(`\uFEFF${article()}`, "utf16le").swap16())],
  ["UTF-16 without a mark", "text-encoding", text(Buffer.from(article(), "utf16le"))],
  [
    "UTF-16, big end first, without a mark",
    "text-encoding",
    text(Buffer.from(article(), "utf16le").swap16()),
  ],
  ["UTF-32", "text-encoding", text(Buffer.from([0xff, 0xfe, 0, 0, 0x2d, 0, 0, 0]))],
  ["a catalogue in UTF-16", "text-encoding", json(Buffer.from('\uFEFF{"a":"b"}', "utf16le"))],
  ["a catalogue of bytes that are not text", "text-encoding", json(Buffer.from([0x7b, 0xff, 0x7d]))],
  ["NUL in the text", "hidden-character", body("A\0B")],
  ["NUL in the head", "hidden-character", head({ title: "A\0B" })],
  ["NUL in a catalogue", "hidden-character", inRussian("Пресса", "П\0")],
  ...[
    ["ESC", "\u001B[31m"],
    ["BEL", "\u0007"],
    ["DEL", "\u007F"],
    ["a control character of C1", "\u009B31m"],
    ["a change of direction", "\u202Egpj.exe"],
    ["an isolate", "\u2066a\u2069"],
    ["a zero-width joiner between letters", "a\u200Db"],
    ["a word joiner", "a\u2060b"],
    ["a private character", "\uE000"],
    ["a non-character", "\uFFFE"],
    ["a tag character", "\u{E0041}"],
    ["a right-to-left mark in Latin text", "a\u200Fb"],
    ["a line separator", "a\u2028b"],
    ["a paragraph separator", "a\u2029b"],
    ["a filler of Hangul", "\u3164a"],
  ].flatMap(([name, character]): Row[] => [
    [`${name} in the text`, "hidden-character", body(`A ${character} B`)],
    [
      `${name} in a title as an escape`,
      "hidden-character",
      head({ title: `"A ${escaped(character ?? "")}"` }),
    ],
    [
      `${name} in a message as an escape`,
      "hidden-character",
      inRussian("Пресса", `П ${escaped(character ?? "")}`),
    ],
  ]),
  ["a zero-width space in a title", "hidden-character", head({ title: "Pay\u200Bpal" })],
  ["a soft hyphen in a title", "hidden-character", head({ title: "Pay\u00ADpal" })],
  ["a zero-width space in a message", "hidden-character", inRussian("Пресса", "Прес\u200Bса")],
  [
    "hidden characters in a picture's words",
    "hidden-character",
    more('cover: { src: cover.png, alt: "a\\u202Eb" }\n'),
  ],
  ["hidden characters in a topic", "hidden-character", head({ topics: '["partnerships\\u200b"]' })],
  // The second names of https://github.com/nickboucher/trojan-source, in each of its languages.
  ...["is\u200BAdmin()", "he\u200Bllo()", "(al\u200Bice(", "is_\u200Badmin()", "a\u200B b"].map(
    (words): Row => [`${JSON.stringify(words)} in the text`, "hidden-character", body(words)],
  ),
  ["a mark of Arabic in Latin text", "hidden-character", body("a\u061Cb")],
  ["selectors of variants that hide a message", "hidden-character", body("😀\u{E0148}\u{E0155}")],
  [
    "zero-width spaces in long words and addresses",
    "",
    body("Internationalization\u200BInstitute news.\u200Bexample/\u200Ben"),
  ],
  ["soft hyphens and zero-width spaces in the text", "", body("Hoch\u00ADschule สวัสดี\u200Bชาวโลก")],
  [
    "emoji with joiners",
    "",
    text(article({ title: "Women 👩‍🔬 and 👨‍👩‍👧‍👦 🏳️‍🌈" }, "🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️ 1️⃣")),
    shows("👩‍🔬"),
  ],
  ["emoji in a message", "", message("emoji", "👩‍🔬 ❤️")],
  [
    "marks of direction in Arabic",
    "",
    text(article({ title: "اليونسكو\u200F (UNESCO)" }, "نص\u200F UNESCO\u200E")),
    shows("اليونسكو"),
  ],
  ["joiners in Persian and Hindi", "", body("می\u200Cخواهم क्\u200Dष")],
  ["a Chinese name with a variant", "", body("葛\u{E0100}飾区"), shows("葛\u{E0100}")],
  ["letters with many marks", "", head({ title: `"Z${"\u0301".repeat(500)}"` })],
  ["500,000 zero-width characters", "hidden-character", body("a\u202Eb".repeat(100_000))],
  ["emoji and hidden characters, many of each", "hidden-character", body("👩‍🔬\u202E".repeat(60_000))],
  ["a hidden character in every line", "hidden-character", body("a\u202Eb\n".repeat(50_000))],
];

function escaped(characters: string): string {
  return [...characters]
    .flatMap((character) => (/[a-z0-9[. ]/i.test(character) ? [character] : character.split("")))
    .map((unit) =>
      unit.length === 1 && /[a-z0-9[. ]/i.test(unit)
        ? unit
        : unit
            .split("")
            .map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`)
            .join(""),
    )
    .join("");
}
