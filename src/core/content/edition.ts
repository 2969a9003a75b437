import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { checkFrontMatter, type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { hiddenCharacterFaults } from "./hidden-characters.ts";
import {
  type ArticleSource,
  type ArticleTranslation,
  articleSource,
  articleTranslation,
  type EditionSchema,
  pageSource,
  pageTranslation,
  schemaKeys,
} from "./schema.ts";

/** The two kinds of works, named after their folders. */
export type WorkFolder = "articles" | "pages";

/** The head of a source, for both kinds of works: a page has no date, topics and authors. */
export type SourceHead = Omit<ArticleSource, "date" | "topics"> &
  Partial<Pick<ArticleSource, "date" | "topics">>;

/** A file of one edition, read and checked by itself. */
export type EditionFile = {
  readonly file: TextFile;
  readonly folder: WorkFolder;
  readonly slug: string;
  readonly locale: string;
  readonly frontMatter: FrontMatter;
  readonly body: string;
} & (
  | { readonly kind: "source"; readonly head: SourceHead }
  | { readonly kind: "translation"; readonly head: ArticleTranslation }
);

/**
 * Reads one file of an edition. It doesn't check whether the file fits the other editions of its article.
 *
 * @returns The edition where nothing is wrong with the file itself, and every fault found.
 */
export function readEditionFile(
  file: TextFile,
  place: { readonly folder: WorkFolder; readonly slug: string; readonly locale: string },
): { edition?: EditionFile; faults: Fault[] } {
  const { frontMatter, faults } = readFrontMatter(file);
  if (!frontMatter) return { faults };
  const kind = kindOf(frontMatter);
  if (!kind) return { faults: [file.fault("edition-kind", frontMatter.offset)] };
  const schema: EditionSchema = SCHEMAS[place.folder][kind];
  const checked = checkFrontMatter(file, frontMatter, schema, schemaKeys(schema));
  if (checked.value === undefined) return { faults: checked.faults };
  const hidden = hiddenCharacterFaults(file, frontMatter);
  if (hidden.length > 0) return { faults: hidden };
  const body = frontMatter.body;
  if (kind === "source" && body.trim() === "")
    return { faults: [file.fault("body-missing", file.text.length)] };
  return {
    edition: { ...place, file, frontMatter, body, kind, head: checked.value } as EditionFile,
    faults: [],
  };
}

const SCHEMAS = {
  articles: { source: articleSource, translation: articleTranslation },
  pages: { source: pageSource, translation: pageTranslation },
} as const;

/** The kind of a file, from its key `source` or `translation`; undefined if it has both or neither. */
function kindOf({ value }: FrontMatter): "source" | "translation" | undefined {
  const source = Object.hasOwn(value, "source");
  const translation = Object.hasOwn(value, "translation");
  return source === translation ? undefined : source ? "source" : "translation";
}
