import { fingerprint } from "../../src/core/content/fingerprint.ts";
import { snapshotPath, writeSnapshot } from "../../src/core/content/snapshot.ts";
import { foldText } from "../../src/core/content/translatable-text.ts";
import { type Content, translatableText } from "../../src/core/content/works.ts";
import { acceptTranslation } from "../../src/core/edits/accept.ts";
import { segmentsOf } from "../../src/core/edits/segments.ts";
import { withReceived } from "../../src/core/exchange/edition-edit.ts";
import { editionUnits } from "../../src/core/exchange/edition-units.ts";
import { mergeUnits } from "../../src/core/exchange/merge.ts";
import type { ExchangeUnit, ReceivedUnit } from "../../src/core/exchange/units.ts";
import type { Fault } from "../../src/core/faults/table.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { ARTICLE } from "./exchange.ts";
import { editionIn } from "./exchange-edition.ts";
import type { Random } from "./fuzz.ts";
import { contentOf } from "./newsroom-fixture.ts";

/** The translation of a text: its words `w12` become `с12`. Everything else stays, code too. */
export function russian(text: string): string {
  return text.replace(/(?<!`)w(\d+)/g, "с$1");
}

/** The original of a translation, also of one that a translator has improved: `с12р`. */
function originalOf(text: string): string {
  return text.replace(/с(\d+)р?/g, "w$1");
}

/** An article over the years: its original and its translation change, and texts go out and come back. */
export class ArticleYears {
  readonly #random: Random;
  readonly #snapshots = new Map<string, string>();
  /** All texts that a part of the original has ever had, folded. */
  readonly #known = new Set<string>();
  #blocks: string[];
  #translation = "";

  constructor(random: Random) {
    this.#random = random;
    this.#blocks = Array.from({ length: 6 }, () => this.#block());
    this.#translation = `---\ntitle: "${russian("w1 w2")}"\ntranslation:\n  of:\n---\n\n${russian(this.#body)}`;
    this.accept();
  }

  get #body(): string {
    return `${this.#blocks.join("\n\n")}\n`;
  }

  get #content(): Content {
    const source = `---\ntitle: "w1 w2"\ndate: 2019-03-09\ntopics: [iioe]\nsource: true\n---\n\n${this.#body}`;
    const files = { "articles/a/index.en.md": source, "articles/a/index.ru.md": this.#translation };
    return { ...contentOf(files), snapshots: this.#snapshots };
  }

  get units(): ExchangeUnit[] {
    return editionUnits(ARTICLE, editionIn(this.#content));
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  /** Words with a mark around one of them, which is not the first: some tools lose white space between two codes. */
  #words(count: number): string {
    const words = Array.from({ length: count }, () => `w${this.#below(1_000_000)}`);
    const at = 1 + this.#below(count - 2);
    const marks = ["**", "*", "`", ""][this.#below(4)] ?? "";
    words[at] =
      this.#below(3) === 0 ? `[${words[at]}](https://example.org/${at})` : `${marks}${words[at]}${marks}`;
    return words.join(this.#below(5) === 0 ? "\n" : " ");
  }

  #block(): string {
    const text = () => this.#words(4 + this.#below(9)).replaceAll("\n", " ");
    switch (this.#below(9)) {
      case 0:
        return `## ${text()}`;
      case 1:
        return `- ${text()}\n- ${text()}`;
      case 2:
        return `> ${text()}\n> ${text()}`;
      case 3:
        return `| ${text()} | ${text()} |\n| --- | --- |\n| ${text()} | ${text()} |`;
      case 4:
        return `1. ${text()}\n\n   ${text()}\n2. ${text()}`;
      default:
        return this.#words(6 + this.#below(20));
    }
  }

  /** Changes the original in one place: a block is new, gone, moved, repeated, or has other words. */
  editOriginal(): void {
    this.#remember();
    const at = this.#below(this.#blocks.length);
    const [block = ""] = this.#blocks.slice(at, at + 1);
    switch (this.#below(6)) {
      case 0:
        this.#blocks.splice(at, 0, this.#block());
        break;
      case 1:
        if (this.#blocks.length > 2) this.#blocks.splice(at, 1);
        break;
      case 2:
        this.#blocks.splice(at, 1);
        this.#blocks.splice(this.#below(this.#blocks.length + 1), 0, block);
        break;
      case 3:
        this.#blocks.splice(at, 1, this.#block());
        break;
      case 4:
        this.#blocks.splice(this.#below(this.#blocks.length), 0, block);
        break;
      default: {
        const words = block.match(/w\d+/g) ?? [];
        const word = words[this.#below(words.length)] ?? "";
        this.#blocks[at] = block.replace(word, `w${this.#below(1_000_000)}`);
      }
    }
    // A list next to a list would be one list.
    this.#blocks = this.#blocks.flatMap((one, index) =>
      /^(?:-|1\.) /.test(one) && /^(?:-|1\.) /.test(this.#blocks[index - 1] ?? "")
        ? [this.#words(6), one]
        : [one],
    );
  }

  /** Improves a word of the translation. */
  editTranslation(): void {
    const words = this.#translation.match(/с\d+(?!\d|р)/g) ?? [];
    const word = words[this.#below(words.length)];
    if (word !== undefined)
      this.#translation = this.#translation.replace(new RegExp(`${word}(?!\\d|р)`), `${word}р`);
  }

  /** Takes in what came back, and returns the faults. */
  import(
    file: string,
    read: (file: TextFile, lang: string) => { units: ReceivedUnit[]; faults: Fault[] },
  ): Fault[] {
    const text = new TextFile("back", file);
    const { units, faults: unread } = read(text, "ru");
    const { accepted, faults } = mergeUnits(text, units, this.units);
    const texts = accepted.get(ARTICLE);
    if (!texts) return [...unread, ...faults];
    const { text: before, ...edition } = editionIn(this.#content);
    const { after = before, refused, hasNewParts } = withReceived(before, edition, texts);
    if (hasNewParts) this.#keepOriginal();
    this.#translation = after;
    return [...unread, ...faults, ...refused.map((key) => text.fault("exchange-structure", 0, { key }))];
  }

  #keepOriginal(): string {
    const text = translatableText(editionIn(this.#content).source);
    const of = fingerprint(text);
    this.#snapshots.set(snapshotPath("articles", "a", of), writeSnapshot(text));
    return of;
  }

  accept(): void {
    this.#translation = acceptTranslation(this.#translation, this.#keepOriginal()) ?? "";
  }

  #remember(): void {
    for (const { text } of segmentsOf(this.#body)) this.#known.add(foldText(text));
  }

  /** Texts that are not what they should be: a translation of another part, of two, or of half of one. */
  wrongTexts(): string[] {
    this.#remember();
    const body = editionIn(this.#content).translation?.body ?? "";
    const strange = segmentsOf(body).filter(({ text }) => !this.#known.has(foldText(originalOf(text))));
    const shifted = this.units.filter(
      ({ state, source, target }) => state === "done" && foldText(originalOf(target)) !== foldText(source),
    );
    return [
      ...strange.map(({ text }) => text),
      ...shifted.map(({ source, target }) => `${source} → ${target}`),
    ];
  }
}
