// It runs in the browser: the tests bundle it.

/** The text of a block as readers see it, with the place of each character. */
interface Lines {
  readonly block: Element;
  readonly text: string;
  readonly places: readonly { readonly node: Text; readonly at: number }[];
}

const MONTHS =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)";

/** Spaces at which no line may end, by language, with what is around them. */
const UNBROKEN: Readonly<Record<string, RegExp>> = {
  ru: new RegExp(
    `(?<!\\p{L})[авикосуяАВИКОСУЯ]\\s(?=\\S)|\\d\\s(?=${MONTHS}|г\\.|гг\\.|км|млн|млрд|тыс|руб|%)|[№§]\\s(?=\\d)`,
    "gu",
  ),
  en: new RegExp(
    `\\d\\s(?=${MONTHS}|km|kg|million|billion|%)|${MONTHS}\\s(?=\\d{1,2}(?!\\d))|p\\.\\s(?=\\d)`,
    "gu",
  ),
};

/**
 * Where lines end that should not: in a date or a number with its unit, after a short Russian word, and before the
 * last one or two characters of a Chinese headline.
 */
export function badLineEnds(): string[] {
  return [...blocks()].flatMap((lines) => [...wrongSpaces(lines), ...shortLastLine(lines)]);
}

/** Long Russian words that are cut at the end of a line without a hyphen. */
export function cutWords(): string[] {
  const all = [...blocks()].filter(({ block }) => langOf(block) === "ru");
  // Not every browser knows where to divide Russian words.
  for (const { block } of all)
    if (block instanceof HTMLElement && getComputedStyle(block).hyphens === "auto")
      block.style.hyphens = "manual";
  return all.flatMap(({ text, places }) =>
    [...text.matchAll(/[\p{Script=Cyrillic}\u00AD]{12,}/gu)].flatMap(({ 0: word, index }) =>
      [...word].some((letter, at) => {
        const isHyphen = letter === "\u00AD" || word[at - 1] === "\u00AD";
        const [before, after] = [boxOf(places[index + at - 1]), boxOf(places[index + at])];
        return at > 0 && !isHyphen && before && after && after.top > before.bottom - 1;
      })
        ? [word]
        : [],
    ),
  );
}

function* blocks(): Generator<Lines> {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let lines: { block: Element; text: string; places: { node: Text; at: number }[] } | undefined;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const block = blockOf(node);
    if (!block || node.parentElement?.closest("script, style, noscript, select, pre, code")) continue;
    if (lines?.block !== block) {
      if (lines) yield lines;
      lines = { block, text: "", places: [] };
    }
    lines.text += node.data;
    for (let at = 0; at < node.data.length; at++) lines.places.push({ node, at });
  }
  if (lines) yield lines;
}

function blockOf(node: Node): Element | undefined {
  let block = node.parentElement;
  while (block && /^(?:inline|contents)$/.test(getComputedStyle(block).display)) block = block.parentElement;
  return block ?? undefined;
}

function wrongSpaces({ text, places, block }: Lines): string[] {
  const pattern = UNBROKEN[langOf(block).split("-")[0] ?? ""];
  if (!pattern) return [];
  return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const end = index + found.length;
    const [before, after] = [boxOf(places[end - 2]), boxOf(places[end])];
    const isBroken = before && after && after.top > before.bottom - 1;
    return isBroken ? [`${langOf(block)}: ${text.slice(index, end + 12)}`] : [];
  });
}

function shortLastLine({ text, places, block }: Lines): string[] {
  if (!/^zh/.test(langOf(block)) || !isHeadline(block)) return [];
  const boxes = places.flatMap((place, index) => {
    const box = /\p{Script=Han}/u.test(text[index] ?? "") ? boxOf(place) : undefined;
    return box ? [box] : [];
  });
  const last = boxes.at(-1);
  const onLast = boxes.filter((box) => last && box.bottom > last.top + 1);
  return onLast.length < boxes.length && onLast.length < 3 ? [`last line: ${text}`] : [];
}

/** A heading, or a link to another page that is as long as one. */
function isHeadline(block: Element): boolean {
  const link = block.querySelector("a:only-child");
  return /^H[1-4]$/.test(block.tagName) || (link?.textContent?.length ?? 0) > 12 || block.tagName === "A";
}

function langOf(element: Element): string {
  return element.closest("[lang]")?.getAttribute("lang") ?? "";
}

function boxOf(place: { node: Text; at: number } | undefined): DOMRect | undefined {
  if (!place) return undefined;
  const range = document.createRange();
  range.setStart(place.node, place.at);
  range.setEnd(place.node, place.at + 1);
  // Where a line ends with a hyphen, the first box of the next letter is that hyphen.
  const box = [...range.getClientRects()].at(-1);
  return box && box.width > 0 && box.height > 0 ? box : undefined;
}
