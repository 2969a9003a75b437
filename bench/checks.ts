/**
 * Measures how often the checks of catalogues report something in the catalogues of other projects, and lists
 * every report for review: `npm run bench:checks -- DIR...`, where each folder is an unpacked package.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { NO_GLOSSARY } from "../src/core/catalogues/glossary.ts";
import { type CheckedMessage, compareMessages, pairMessages } from "../src/core/checks/messages.ts";
import { runChecks } from "../src/core/checks/run.ts";
import { flatten, type Messages } from "../src/core/messages/tree.ts";

/** Names that packages give to their files or folders of a language. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  en: ["main", "base", "en", "en-US", "en_US", "en-GB", "en_GB"],
  zh: ["zh-Hans", "zh-CN", "zh_CN", "zh-cn", "zhCN", "zh"],
  ru: ["ru", "ru-RU", "ru_RU"],
};
const LANGS: Readonly<Record<string, string>> = { en: "en", zh: "zh-Hans", ru: "ru" };

interface Found {
  readonly namespace: string;
  readonly byLocale: ReadonlyMap<string, string>;
}

/** Files that exist in all three languages, either `<locale>/<namespace>.json` or `<locale>.json`. */
function catalogues(folder: string): Found[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".json") && !file.includes("node_modules"),
  );
  const groups = new Map<string, Map<string, string>>();
  for (const file of files) {
    for (const [locale, names] of Object.entries(NAMES)) {
      const parts = file.replace(/\.json$/, "").split(path.sep);
      const at = parts.findIndex((part) => names.includes(part));
      if (at < parts.length - 2 || at < 0) continue;
      const namespace = parts.map((part, index) => (index === at ? "*" : part)).join("/");
      const group = groups.get(namespace) ?? new Map<string, string>();
      const rank = (name: string) => names.indexOf(path.basename(name).replace(/\.json$/, ""));
      const other = group.get(locale);
      if (!other || rank(file) < rank(other)) group.set(locale, file);
      groups.set(namespace, group);
    }
  }
  return [...groups].flatMap(([namespace, byLocale]) =>
    byLocale.size === 3 ? [{ namespace, byLocale }] : [],
  );
}

/** Only texts, without those that contain plural rules of ICU, which i18next does not have. */
function texts(file: string): Map<string, string> {
  const clean = (value: unknown): Messages =>
    Object.fromEntries(
      Object.entries(value as object).flatMap(([key, one]): [string, string | Messages][] =>
        key.endsWith("___DESCRIPTION") || key.startsWith("$")
          ? []
          : typeof one === "string"
            ? /\{\s*\w+\s*,\s*(?:plural|select)/.test(one) || one.includes("|{")
              ? []
              : [[key, one]]
            : one !== null && typeof one === "object" && !Array.isArray(one)
              ? [[key, clean(one)]]
              : [],
      ),
    );
  return flatten(clean(JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""))));
}

/** The messages of a folder in one language, each with its source and with the other translation. */
function messagesOf(folder: string, found: readonly Found[], locale: string): CheckedMessage[] {
  const tongue = (one: string) => ({ locale: one, lang: LANGS[one] ?? one });
  return found.flatMap(({ namespace, byLocale }) => {
    const read = (one: string) => texts(path.join(folder, byLocale.get(one) ?? ""));
    const english = read("en");
    if (locale === "en")
      return pairMessages(english, tongue("en"), undefined, tongue("en"), NO_GLOSSARY, { namespace });
    const isKnown = (key: string) => english.has(key) || /_(?:one|few|many|other)$/.test(key);
    const here = new Map([...read(locale)].filter(([key]) => isKnown(key)));
    const elsewhere = ["zh", "ru"].filter((one) => one !== locale).map(read);
    return pairMessages(here, tongue(locale), english, tongue("en"), NO_GLOSSARY, { namespace, elsewhere });
  });
}

for (const folder of process.argv.slice(2)) {
  const found = catalogues(folder);
  for (const locale of ["en", "zh", "ru"]) {
    const counts = new Map<string, number>();
    const messages = messagesOf(folder, found, locale);
    const byName = new Map(messages.map((one) => [`${one.namespace} ${one.path}`, one]));
    const findings = [
      ...messages.flatMap((one) =>
        runChecks(one).map((finding) => ({ ...finding, namespace: one.namespace, path: one.path })),
      ),
      ...compareMessages(messages),
    ];
    for (const { check, namespace, path: key, found: text, expected } of findings) {
      counts.set(check, (counts.get(check) ?? 0) + 1);
      const message = byName.get(`${namespace} ${key}`);
      const line = [locale, check, namespace, key, `found ${JSON.stringify(text)}`, `expected ${expected}`];
      process.stdout.write(
        `${line.join(" | ")}\n    ${JSON.stringify(message?.source?.text)}\n    ${JSON.stringify(message?.target.text)}\n`,
      );
    }
    process.stdout.write(`\n${folder} ${locale}: ${messages.length} messages, ${findings.length} findings\n`);
    for (const [check, count] of [...counts].sort(([, a], [, b]) => b - a))
      process.stdout.write(`  ${check} ${count}\n`);
  }
}
