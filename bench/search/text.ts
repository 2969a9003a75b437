/** An article in one language. */
export interface TextPage {
  readonly url: string;
  readonly title: string;
  /** Its body as HTML. */
  readonly html: string;
  /** Its title and its paragraphs as plain text. */
  readonly blocks: readonly string[];
}

/** A title and a body in Markdown. */
export interface Text {
  readonly title: string;
  readonly body: string;
}
