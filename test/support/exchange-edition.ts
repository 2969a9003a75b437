import { fingerprint } from "../../src/core/content/fingerprint.ts";
import { snapshotPath, writeSnapshot } from "../../src/core/content/snapshot.ts";
import { basesOf, type Content, readWorks, translatableText } from "../../src/core/content/works.ts";
import type { EditionTexts } from "../../src/core/exchange/edition-units.ts";
import { contentOf, original, translation } from "./newsroom-fixture.ts";

/** An article that is translated into Russian, as bodies. */
export interface EditionPlan {
  /** The original as it was accepted; undefined where the project has lost that text. */
  readonly was?: string;
  readonly now: string;
  /** The translation; undefined without one. */
  readonly there?: string;
  /** More lines of its head, and of that of the original. */
  readonly more?: string;
  readonly sourceMore?: string;
}

/** The files of such an article. */
export function editionFiles({ was, now, there, more, sourceMore }: EditionPlan): Content {
  const sources = [was ?? "Lost.", now].map((body) =>
    contentOf({ "articles/a/index.en.md": original("en", sourceMore, body) }),
  );
  const [before, after] = sources.map((content) => readWorks(content, ["en"]).works[0]?.sources[0]);
  if (!before || !after) throw new Error("the fixture has no original");
  const text = translatableText(before);
  const of = fingerprint(text);
  const files = {
    "articles/a/index.en.md": original("en", sourceMore, now),
    ...(there === undefined ? {} : { "articles/a/index.ru.md": translation("ru", of, more, there) }),
  };
  const snapshots =
    was === undefined ? [] : [[snapshotPath("articles", "a", of), writeSnapshot(text)] as const];
  return { ...contentOf(files), snapshots: new Map(snapshots) };
}

/** The Russian edition in a content folder, and the text of its file. */
export function editionIn(content: Content): EditionTexts & { text: string } {
  const [work] = readWorks(content, ["en", "ru"]).works;
  const [source] = work?.sources ?? [];
  if (!source) throw new Error("the fixture has no original");
  const [there] = work?.translations ?? [];
  const text = content.texts.get("articles/a/index.ru.md")?.text ?? "";
  return { source, translation: there, ...basesOf(source, there, content), text };
}
