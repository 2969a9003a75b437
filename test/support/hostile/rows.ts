import { ok } from "uvu/assert";
import type { FaultCode } from "../../../src/core/faults/table.ts";
import { article, type Head, type HostileProject, translation } from "./project.ts";

/** A project that tests one case. */
export interface Tree {
  readonly name: string;
  /** The codes of the expected faults, each once; empty if the build writes a site. */
  readonly codes: readonly FaultCode[];
  readonly make: (project: HostileProject) => void | Promise<void>;
  /** Judges the pages of a site, by their path from the output. */
  readonly check?: (pages: ReadonlyMap<string, string>) => void;
  /** Set if a check finds the fault only by decoding pictures or reading the whole site. */
  readonly late?: true;
}

export type Make = Tree["make"];
export type Row = readonly [name: string, codes: string, make: Make, check?: Tree["check"]];

export const EN = "content/articles/visit/index.en.md";
export const ZH = "content/articles/visit/index.zh.md";
export const RU = "content/articles/visit/index.ru.md";
export const PRESS = (locale: string) => `locales/${locale}/press.json`;
export const COVER = "content/articles/visit/cover.png";

export const text = (content: string | Uint8Array): Make => {
  return (project) => project.write(EN, content);
};
export const head = (lines: Head, more = "") => text(article(lines, "Text.", more));
export const more = (lines: string) => text(article({}, "Text.", lines));
export const body = (markdown: string) => text(article({}, markdown));
export const ru = (lines: string): Make => {
  return (project) => project.write(RU, translation("Визит", "Текст.", lines));
};
export const file = (name: string, content: string | Uint8Array = "x"): Make => {
  return (project) => project.write(name, content);
};
export const move = (to: string, from = "content/articles/visit"): Make => {
  return (project) => project.move(from, to);
};
/** Another article, in a folder of this name. */
export const slug = (name: string) => file(`content/articles/${name}/index.en.md`, article());
export const cover = (name: string, content: () => Uint8Array | string | Promise<Uint8Array>): Make => {
  return async (project) => {
    project.write(EN, article({}, "Text.", `cover: { src: ${name}, alt: A }\n`));
    project.write(`content/articles/visit/${name}`, await content());
  };
};
/** Replaces the Russian catalogue with another text, which the reader of JSON judges. */
export const json = (content: string | Uint8Array) => file(PRESS("ru"), content);
/** One more message in every language. */
export const message = (key: string, value: string): Make => {
  return (project) => {
    for (const locale of ["en", "zh", "ru"])
      project.edit(PRESS(locale), (catalogue) =>
        JSON.stringify({ ...JSON.parse(catalogue), [key]: value }, null, 1),
      );
  };
};
export const inRussian = (from: string | RegExp, to: string): Make => {
  return (project) => project.edit(PRESS("ru"), (catalogue) => catalogue.replace(from, to));
};

/** Checks that the page of the article contains some texts. */
export const shows = (...texts: string[]): Tree["check"] => {
  return (pages) => {
    const page = pages.get("en/news/visit/index.html") ?? "";
    for (const one of texts) ok(page.includes(one), `the page holds ${one}`);
  };
};

/** Lists of lists by aliases: ten times as long with every line. */
export function bomb(): string {
  const levels = [..."abcdefghijkl"];
  return levels
    .map((name, index) => {
      const before = levels[index - 1];
      return `${name}: &${name} [${Array(10)
        .fill(before === undefined ? "lol" : `*${before}`)
        .join(", ")}]\n`;
    })
    .join("");
}
