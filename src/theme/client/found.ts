/**
 * Length of the longest text whose words are marked: in a longer one, marking costs more than it helps.
 */
const LIMIT = 200_000;

/** Marks, once, the words by which a search found an article. */
function markFound(): void {
  const article = document.querySelector("article");
  const words = article && takeWords();
  if (!article || !words || words.length === 0 || (article.textContent?.length ?? 0) > LIMIT) return;
  const pattern = new RegExp(words.map(wholeWord).join("|"), "giu");
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  for (const node of nodes) markIn(node, pattern);
}

/** Finds a word, not a part of another one. Chinese and Japanese have no edges of words. */
function wholeWord(word: string): string {
  // The page has unbreakable spaces where people type plain ones, and soft hyphens in words.
  const escaped = [...word]
    .map((one) => (/\s/.test(one) ? "\\s+" : one.replace(/[.*+?^${}()|[\]\\]/, "\\$&")))
    .join("\u00AD?");
  const letter = "[\\p{L}\\p{M}\\p{N}]";
  return /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)
    ? escaped
    : `(?<!${letter})${escaped}(?!${letter})`;
}

function markIn(node: Text, pattern: RegExp): void {
  for (const match of [...node.data.matchAll(pattern)].reverse()) {
    const found = node.splitText(match.index);
    found.splitText(match[0].length);
    const mark = document.createElement("mark");
    found.replaceWith(mark);
    mark.append(found);
  }
}

/** The words that the search stored for this page. */
function takeWords(): string[] | undefined {
  try {
    const { path, words } = JSON.parse(sessionStorage.getItem("polyglot-found") ?? "{}") as {
      path?: string;
      words?: string[];
    };
    if (path !== location.pathname) return undefined;
    sessionStorage.removeItem("polyglot-found");
    return words?.filter((word) => word !== "");
  } catch {
    return undefined;
  }
}

markFound();
