/** The libraries for HTML, which are loaded only by an import. */
export interface HtmlTools {
  /** A document from a text; nothing in it is run or loaded. */
  readonly parse: (html: string) => Document;
  /** The part of a page that is its article, as HTML; undefined where none is found. It changes the document. */
  readonly article: (document: Document) => string | undefined;
  /** HTML as Markdown. */
  readonly markdown: (html: string) => string;
}
