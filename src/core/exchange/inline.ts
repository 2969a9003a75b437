import type { ReceivedCode, Segmented } from "./units.ts";
import type { XmlTag } from "./xml.ts";

/** A text with codes, as it is put together while a document is read. */
export class InlineText {
  readonly #pieces: (string | { id: string; text: string })[] = [];
  #open: { id: string; text: string } | undefined;

  /** Adds words; inside a code, they are its text. */
  text(text: string): void {
    if (this.#open) this.#open.text += text;
    else this.#pieces.push(text);
  }

  code(code: ReceivedCode): void {
    this.#pieces.push({ ...code });
  }

  /** Begins a code whose text follows. */
  begin({ attributes }: XmlTag): void {
    const code = { id: attributes.get("id") ?? "", text: "" };
    this.#pieces.push(code);
    this.#open = code;
  }

  end(): void {
    this.#open = undefined;
  }

  get value(): Segmented {
    return this.#pieces;
  }

  get isEmpty(): boolean {
    return this.#pieces.every((piece) => piece === "");
  }
}
