import type { Token } from "../markdown/context.ts";

/** A block of an article, as blocks of two languages are paired. */
export interface Block {
  readonly kind: "heading" | "paragraph" | "item" | "quote" | "row" | "code" | "figure";
  /** From 0. */
  readonly line: number;
  readonly text: string;
  /** Level of a heading; 0 for anything else. */
  readonly level: number;
}

/** The kinds of tokens that begin a block. */
const KINDS: Readonly<Record<string, Block["kind"]>> = {
  heading_open: "heading",
  paragraph_open: "paragraph",
  list_item_open: "item",
  blockquote_open: "quote",
  tr_open: "row",
  fence: "code",
  code_block: "code",
};

/** The blocks of a text in Markdown, in order. What is within an item or a quotation belongs to it. */
export function readBlocks(tokens: readonly Token[]): Block[] {
  const blocks: Block[] = [];
  let isHead = false;
  for (const token of tokens) {
    if (/^thead_/.test(token.type)) isHead = token.nesting > 0;
    const kind = KINDS[token.type];
    const isOwn = token.level === 0 || kind === "item" || kind === "row";
    if (kind && isOwn && !isHead) {
      const level = kind === "heading" ? Number(token.tag.slice(1)) : 0;
      blocks.push({ kind, line: token.map?.[0] ?? blocks.at(-1)?.line ?? 0, text: "", level });
    }
    const last = blocks.pop();
    if (last) blocks.push(token.type === "inline" && !isHead ? withInline(last, token) : last);
  }
  return blocks;
}

function withInline(block: Block, { content, children }: Token): Block {
  const isFigure =
    block.kind === "paragraph" &&
    children?.some(({ type }) => type === "image") &&
    /^!\[[^\n]*\)$/.test(content);
  return { ...block, text: `${block.text} ${content}`.trim(), ...(isFigure ? { kind: "figure" } : {}) };
}

/** A block of the source that no block of the translation says. */
export interface Gap {
  readonly block: Block;
  /** The line of the translation before which it is missing. */
  readonly line: number;
}

/** How two texts fit together. */
export interface Alignment {
  readonly gaps: readonly Gap[];
  /** The line of the translation for a line of the source. */
  readonly lineFor: (sourceLine: number) => number;
}

/**
 * What it costs to leave a block unpaired, to read two paragraphs as one, and at most to pair two blocks: a block that
 * says something else in the place of another is no missing one.
 */
const COST = { gap: 0.9, joined: 0.4, anchor: 0.6, pair: 1.7 } as const;

/** What is added to each length, in letters: between short blocks, a difference of some letters says nothing. */
const SHORT = 30;

/** The most pairs that are compared: several times as many as in a long article. */
const PAIRS = 2_000_000;

/** A step back through the table: blocks of the source and of the translation. */
type Step = readonly [source: number, target: number];
const STEPS: readonly Step[] = [
  [1, 1],
  [1, 0],
  [0, 1],
  [2, 1],
  [1, 2],
];

/**
 * Pairs the blocks of a translation with those of its source by their kinds, their lengths, and the numbers,
 * addresses and pictures in them. Translators join and divide paragraphs.
 *
 * @returns undefined where the texts have too many blocks.
 * @see https://aclanthology.org/J93-1004/
 */
export function alignBlocks(target: readonly Block[], source: readonly Block[]): Alignment | undefined {
  if (target.length * source.length > PAIRS) return undefined;
  const gaps: Gap[] = [];
  const lines = new Map<number, number>();
  const lineOf = (index: number) => target[Math.min(index, target.length - 1)]?.line ?? 0;
  let [here, there] = [0, 0];
  for (const [sources, targets] of bestSteps(target, source)) {
    const block = source[there];
    if (block && targets === 0) gaps.push({ block, line: lineOf(here) });
    for (let index = 0; index < sources; index++) lines.set(source[there + index]?.line ?? 0, lineOf(here));
    here += targets;
    there += sources;
  }
  const known = [...lines].sort(([a], [b]) => a - b);
  return { gaps, lineFor: (sourceLine) => known.findLast(([line]) => line <= sourceLine)?.[1] ?? lineOf(0) };
}

/** The cheapest way through both texts. */
function bestSteps(target: readonly Block[], source: readonly Block[]): Step[] {
  const width = target.length + 1;
  const costs = new Float64Array((source.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const chosen = new Uint8Array(costs.length);
  const measured = { target: target.map(measure), source: source.map(measure) };
  costs[0] = 0;
  for (let there = 0; there <= source.length; there++) {
    for (let here = 0; here <= target.length; here++) {
      STEPS.forEach(([sources, targets], index) => {
        if (there < sources || here < targets) return;
        const before = costs[(there - sources) * width + here - targets] ?? 0;
        const at = there * width + here;
        const cost =
          before +
          costOf(measured.source.slice(there - sources, there), measured.target.slice(here - targets, here));
        if (cost < (costs[at] ?? 0)) {
          costs[at] = cost;
          chosen[at] = index;
        }
      });
    }
  }
  const steps: Step[] = [];
  for (let [there, here] = [source.length, target.length]; there > 0 || here > 0; ) {
    const step = STEPS[chosen[there * width + here] ?? 0] ?? [1, 1];
    steps.push(step);
    there -= step[0];
    here -= step[1];
  }
  return steps.reverse();
}

/** A block with what is compared. */
interface Measured {
  readonly kind: string;
  readonly length: number;
  readonly anchors: ReadonlySet<string>;
}

function measure({ kind, level, text }: Block): Measured {
  // A Han character says as much as about three letters. What is short differs more, by its nature.
  const words = text.replace(/(?<=\])\([^()\s]*\)|https?:\/\/\S+/g, "");
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  return {
    kind: `${kind}${level || ""}`,
    length: words.length + han * 2.3 + SHORT,
    anchors: new Set(text.match(/\d{2,}|https?:\/\/[^\s()<>]+|(?<=\]\()[^()\s]+\.\w{2,5}/g)),
  };
}

function costOf(sources: readonly Measured[], targets: readonly Measured[]): number {
  const [first, second] = [sources[0], targets[0]];
  if (!first || !second) return COST.gap;
  const all = [...sources, ...targets];
  if (all.some(({ kind }) => kind !== first.kind)) return Number.POSITIVE_INFINITY;
  if (all.length > 2 && first.kind !== "paragraph") return Number.POSITIVE_INFINITY;
  const sum = (blocks: readonly Measured[]) => blocks.reduce((total, { length }) => total + length, 0);
  const lengths = 2 * Math.abs(Math.log(sum(targets) / sum(sources)));
  const strange = COST.anchor * strangeness(sources, targets);
  return all.length > 2 ? lengths + COST.joined + strange : Math.min(lengths + strange, COST.pair);
}

/** The share of numbers, addresses and pictures that only one side has. */
function strangeness(sources: readonly Measured[], targets: readonly Measured[]): number {
  const [here, there] = [targets, sources].map(
    (side) => new Set(side.flatMap(({ anchors }) => [...anchors])),
  ) as [Set<string>, Set<string>];
  const all = new Set([...here, ...there]);
  if (all.size === 0) return 0;
  return [...all].filter((anchor) => !here.has(anchor) || !there.has(anchor)).length / all.size;
}
