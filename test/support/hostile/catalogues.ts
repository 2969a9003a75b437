import { file, inRussian, json, type Make, message, PRESS, type Row } from "./rows.ts";

export const catalogues: readonly Row[] = [
  ["an empty catalogue", "catalogue-syntax", json("")],
  ["a catalogue of only white space", "catalogue-syntax", json(" \n ")],
  ["a catalogue with a comma too many", "catalogue-syntax", inRussian(/\}\s*\}$/, "},}")],
  ["a catalogue with a comma too few", "catalogue-syntax", inRussian(",", "")],
  ["a catalogue with a comment", "catalogue-syntax", inRussian("{", "{ // A\n")],
  ["a catalogue with single quotation marks", "catalogue-syntax", json("{'a': 'b'}")],
  ["a catalogue with typographic quotation marks", "catalogue-syntax", json("{“a”: “b”}")],
  ["a catalogue without quotation marks", "catalogue-syntax", json("{a: 1}")],
  ["a catalogue that ends early", "catalogue-syntax", inRussian(/[\s\S]{20}$/, "")],
  ["a catalogue with something behind its end", "catalogue-syntax", inRussian(/$/, "}")],
  ["two catalogues in one file", "catalogue-syntax", inRussian(/$/, "{}")],
  ["a catalogue with a line end in a text", "catalogue-syntax", inRussian("Пресса", "П\nр")],
  ["a catalogue with an invalid escape", "catalogue-syntax", inRussian("Пресса", "\\x41")],
  ["a catalogue with half an escape", "catalogue-syntax", inRussian("Пресса", "\\u00")],
  ["a catalogue with half a character", "hidden-character", inRussian("Пресса", "\\ud800")],
  ["a catalogue in YAML", "catalogue-syntax", json("title: A\n")],
  [
    "a catalogue that is a program",
    "catalogue-syntax",
    (project) => project.write(PRESS("ru"), `export default ${project.payload()}`),
  ],
  ["a catalogue with NaN", "catalogue-syntax", json('{"a": NaN}')],
  ["a catalogue with a number of JavaScript", "catalogue-syntax", json('{"a": 0x1F}')],
  ["a catalogue that is a list", "catalogue-value", json("[]")],
  ["a catalogue that is a text", "catalogue-value", json('"a"')],
  ["a catalogue that is null", "catalogue-value", json("null")],
  ["a catalogue that is a number", "catalogue-value", json("1e999")],
  ...["[]", '["a"]', "0", "1e999", "-0", "null", "true", "false"].map(
    (value): Row => [`a message that is ${value}`, "catalogue-value", inRussian('"Пресса"', value)],
  ),
  ["a message that is a tree", "message-unknown", inRussian('"Пресса"', '{ "a": "b" }')],
  [
    "a tree that is a message",
    "message-missing message-unknown",
    inRussian(/\{\s*"mail": "Почта"\s*\}/, '"a"'),
  ],
  ["a message that occurs twice", "duplicate-key", inRussian("{", '{ "title": "A",')],
  [
    "a message that occurs twice, once with an escape",
    "duplicate-key",
    inRussian("{", '{ "\\u0074itle": "A",'),
  ],
  [
    "a message that occurs twice, once by its path",
    "duplicate-key",
    inRussian("{", '{ "contact.mail": "A",'),
  ],
  ["10,000 brackets in a catalogue", "catalogue-syntax", json(`{"a":${"[".repeat(10_000)}`)],
  [
    "10,000 brackets in a catalogue that are closed",
    "catalogue-syntax",
    json(`{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`),
  ],
  ["10,000 braces in a catalogue", "catalogue-syntax", json('{"a":'.repeat(10_000))],
  [
    "10,000 braces in a catalogue that are closed",
    "catalogue-syntax",
    json(`${'{"a":'.repeat(10_000)}""${"}".repeat(10_000)}`),
  ],
  [
    "150,000 braces in a catalogue that are closed",
    "catalogue-syntax",
    json(`${'{"a":'.repeat(150_000)}""${"}".repeat(150_000)}`),
  ],
  [
    "30 trees of messages, one in the other",
    "catalogue-syntax",
    json(`${'{"a":'.repeat(30)}""${"}".repeat(30)}`),
  ],
  ["markup in a message", "message-markup", inRussian("Пресса", "<b>Пресса</b>")],
  ["a program in a message", "message-markup", inRussian("Пресса", "<script>alert(1)</script>")],
  ["a picture in a message", "message-markup", inRussian("Пресса", "<img src=x onerror=alert(1)>")],
  ["markup in a message as an escape", "message-markup", inRussian("Пресса", "\\u003cimg src=x\\u003e")],
  ["markup without an end in a message", "", inRussian("Пресса", "<img src=x onerror=alert(1) ")],
  ["a plural form that is missing", "plural-missing", inRussian(/"seats_few".*\n/, "")],
  ["all plural forms that are missing", "message-missing", inRussian(/"seats_.*\n/g, "")],
  ["a placeholder that is translated", "placeholder-mismatch", inRussian("{{name}}", "{{имя}}")],
  ["a placeholder that is missing", "placeholder-mismatch", inRussian(", {{name}}", "")],
  ["a placeholder that is one too many", "placeholder-mismatch", inRussian("Пресса", "{{name}}")],
  ["placeholders of another form", "placeholder-mismatch", inRussian("{{name}}", "{name}")],
  ["an empty placeholder", "placeholder-mismatch", inRussian("Пресса", "{{ }}")],
  ["a placeholder in three braces", "placeholder-mismatch", inRussian("{{name}}", "{{{name}}}")],
  ["a placeholder without an end", "placeholder-mismatch", inRussian("{{name}}", "{{name")],
  [
    "a placeholder without an end in a message without placeholders",
    "placeholder-mismatch",
    inRussian("Пресса", "{{Пресса"),
  ],
  ["a placeholder in two words", "placeholder-mismatch", inRussian("{{name}}", "{{name name}}")],
  ["a placeholder with an unknown format", "", inRussian("{{name}}", "{{name, evil(1)}}")],
  ["500,000 braces in a message", "placeholder-mismatch", inRussian("Пресса", "{{".repeat(250_000))],
  ["a placeholder that the theme does not fill", "placeholder-mismatch", site("name", "{{evil}}")],
  ["an empty placeholder in a message of the theme", "placeholder-mismatch", site("name", "{{ }}")],
  ["a message of the theme in 500,000 braces", "placeholder-mismatch", site("name", "{{".repeat(250_000))],
  ["a placeholder of the prototype", "placeholder-mismatch", inRussian("Пресса", "{{constructor.name}}")],
  ["a message that is missing", "message-missing", inRussian(/"title".*\n/, "")],
  ["a message that nothing uses", "message-unknown", inRussian("{", '{ "evil": "A",')],
  ["a catalogue that is missing", "catalogue-missing", (project) => project.remove(PRESS("ru"))],
  ["a catalogue that nothing uses", "catalogue-unknown", file("locales/ru/evil.json", '{ "a": "b" }')],
  ["a catalogue of a language that the site does not have", "", file("locales/de/press.json", "{")],
  ["a catalogue named __proto__", "file-name", file("locales/ru/__proto__.json", "{}")],
  ["a catalogue named constructor", "catalogue-unknown", file("locales/ru/constructor.json", '{"a":"b"}')],
  ["a folder named __proto__", "", file("locales/__proto__/press.json", '{ "a": "b" }')],
  [
    "messages that include each other",
    "",
    (project) => {
      message("a", "$t(press:b)")(project);
      message("b", "$t(press:a)")(project);
    },
  ],
  ["a message that includes itself on every page", "", site("name", "$t(site:name)")],
  ["a message that includes another with options", "", site("name", '$t(site:tagline, {"count": 1})')],
];

/** A message of the theme that the site replaces, in all languages. */
function site(key: string, value: string): Make {
  return (project) => {
    for (const locale of ["en", "zh", "ru"])
      project.write(
        `locales/${locale}/site.json`,
        JSON.stringify({ name: "A", tagline: "B", description: "C", [key]: value }),
      );
  };
}
