/** Kinds of notes in a report about an article; each is a message of the command. */
export type NoteKind =
  | "title-unsure"
  | "date-ambiguous"
  | "date-missing"
  | "date-unsure"
  | "language-unsure"
  | "language-unknown"
  | "language-twice"
  | "original-missing"
  | "left-out"
  | "repeated-start"
  | "caption"
  | "heading"
  | "topic-unknown"
  | "picture-missing"
  | "picture-refused"
  | "picture-alt"
  | "link-dead"
  | "embed"
  | "block"
  | "shortcode"
  | "unsafe"
  | "draft"
  | "private"
  | "encoding"
  | "cut-off"
  | "unreadable"
  | "file-skipped"
  | "fault";

/** Something that a reader of the report should know. */
export interface Note {
  readonly kind: NoteKind;
  /** What it is about, as the source has it; "" where the kind says it all. */
  readonly text: string;
  /** Line of the source, from 1; undefined where the source has no lines. */
  readonly line?: number | undefined;
}

/** A picture that a source names. */
export interface FoundPicture {
  /** Path or address, as the source has it. */
  readonly src: string;
  readonly alt: string;
  readonly caption: string;
}

/** One page of an archive, as its source has it. Whatever the source doesn't have is left out. */
export interface FoundPage {
  /** Names it in reports and answers: a path in the folder, or an address. It stays the same from run to run. */
  readonly source: string;
  readonly kind: "article" | "page";
  readonly title?: string | undefined;
  /** As printed, in any form that `readPrintedDate` may or may not know. */
  readonly date?: string | undefined;
  /** Whether the date was found within a sentence, so that it may be the day of something else. */
  readonly isDateGuessed?: boolean | undefined;
  /** A tag or a name of a language, as the source has it. */
  readonly lang?: string | undefined;
  readonly slug?: string | undefined;
  readonly summary?: string | undefined;
  readonly authors: readonly string[];
  /** Names of categories and tags. */
  readonly topics: readonly string[];
  readonly cover?: FoundPicture | undefined;
  readonly isDraft: boolean;
  /** Whether it is a page as readers saw it, so that its text may have lines that all pages of the site have. */
  readonly isPrinted: boolean;
  /** Old addresses, from the root of the old site: `/news/visit.html`, `/?p=12`. */
  readonly addresses: readonly string[];
  /** What the pages of one article in several languages have in common. */
  readonly group?: string | undefined;
  /** Whether the source says that the others of the group are its translations. */
  readonly isOriginal?: boolean | undefined;
  /** Text for guesses: of the language, of pairs. It may have markup. */
  readonly sample: string;
  /** Makes the text; it may take time, so it is called when the text is needed. */
  readonly body: () => FoundBody;
}

/** The text of a page. */
export interface FoundBody {
  /** Markdown; its links and pictures are still those of the source. */
  readonly markdown: string;
  readonly notes: readonly Note[];
}
