import type MarkdownIt from "markdown-it";
import footnoteDefinitions from "markdown-it-footnote";
import { escapeHtml } from "../html.ts";
import { type Environment, find, findHere, metaOf, type Token, type TokenClass } from "./context.ts";

/**
 * A reference to a note. A limited label length means that a text full of open brackets is read in one pass.
 */
const REFERENCE = /\[\^([^\]\s[]{1,80})\]/y;

/** The data of a reference. */
interface Reference {
  readonly label: string;
  /** Whether the number is not a link, because a link cannot contain another link. */
  readonly plain: boolean;
  number?: number;
  /** Which of the references to the note it is, from 1. */
  time?: number;
}

interface Note {
  readonly number: number;
  /** The number of references that a reader can return to. */
  times: number;
}

/**
 * Footnotes: `[^1]` in the text, and `[^1]: The note.` at any place of it. They are numbered in the order of
 * their references. The definitions are read by `markdown-it-footnote`; references and the list
 * of notes are ours, so that every link leads to something and has a name in the language of the text, and
 * the time grows only with the length of the text.
 */
export function footnotes(markdown: MarkdownIt): void {
  markdown.use(footnoteDefinitions);
  // A note inside its sentence, `^[note]`, is plain text: one way to write a note is enough.
  markdown.inline.ruler.disable("footnote_inline");
  markdown.inline.ruler.at("footnote_ref", (state, silent) => {
    REFERENCE.lastIndex = state.pos;
    const [whole, label] = REFERENCE.exec(state.src) ?? [];
    if (whole === undefined || label === undefined || state.pos + whole.length > state.posMax) return false;
    const { footnotes: known } = state.env as Environment;
    if (known?.refs?.[`:${label}`] === undefined) {
      if (!silent) findHere(state, "footnote-unknown", { found: label });
      return false;
    }
    if (!silent) {
      // The types of markdown-it 14 leave it out.
      const { linkLevel } = state as typeof state & { linkLevel: number };
      const reference: Reference = { label, plain: linkLevel > 0 };
      state.push("footnote_ref", "", 0).meta = reference;
    }
    state.pos += whole.length;
    return true;
  });
  markdown.core.ruler.at("footnote_tail", () => {});
  markdown.core.ruler.push("footnotes", (state) => {
    const environment = state.env as Environment;
    if (!environment.footnotes?.refs) return;
    const { text, definitions, again } = apart(state.tokens);
    const notes = new Map<string, Note>();
    count(text, notes);
    // A note may refer to a note: the map grows while it is read.
    for (const [label] of notes) count(definitions.get(label)?.tokens ?? [], notes);
    for (const [label, { line }] of definitions)
      if (!notes.has(label)) find(environment, "footnote-unused", line, { found: label });
    for (const { label, line } of again) find(environment, "footnote-twice", line, { found: label });
    const list = [...notes].map(([label, note]) =>
      item(state.Token, definitions.get(label)?.tokens ?? [], note),
    );
    const ends =
      list.length > 0
        ? [new state.Token("footnotes_open", "", 1), new state.Token("footnotes_close", "", -1)]
        : [];
    state.tokens = [...text, ...ends.slice(0, 1), ...list.flat(), ...ends.slice(1)];
  });
  renderNotes(markdown);
}

/** A note as it is written. */
interface Definition {
  readonly label: string;
  readonly tokens: Token[];
  line: number;
}

/** The text without its notes, and the notes by label; of two notes with the same label the first counts. */
function apart(tokens: readonly Token[]): {
  text: Token[];
  definitions: Map<string, Definition>;
  again: Definition[];
} {
  const text: Token[] = [];
  const definitions = new Map<string, Definition>();
  const again: Definition[] = [];
  const open: Definition[] = [];
  for (const token of tokens) {
    if (token.type === "footnote_reference_open") {
      const { label } = token.meta as { label: string };
      const note = { label, tokens: [], line: 0 };
      if (definitions.has(label)) again.push(note);
      else definitions.set(label, note);
      open.push(note);
      continue;
    }
    if (token.type === "footnote_reference_close") {
      open.pop();
      continue;
    }
    const note = open.at(-1);
    if (note?.tokens.length === 0) note.line = token.map?.[0] ?? 0;
    (note?.tokens ?? text).push(token);
  }
  return { text, definitions, again };
}

/** Numbers the references of a text. */
function count(tokens: readonly Token[], notes: Map<string, Note>): void {
  for (const { children } of tokens) {
    for (const child of children ?? []) {
      if (child.type !== "footnote_ref") continue;
      const reference = child.meta as Reference;
      const note = notes.get(reference.label) ?? { number: notes.size + 1, times: 0 };
      notes.set(reference.label, note);
      reference.number = note.number;
      if (!reference.plain) reference.time = ++note.times;
    }
  }
}

/** A note with its link back to the text, at the end of its last paragraph if it ends with one. */
function item(Made: TokenClass, tokens: readonly Token[], note: Note): Token[] {
  const [open, back, close] = [
    new Made("footnote_open", "", 1),
    new Made("footnote_back", "", 0),
    new Made("footnote_close", "", -1),
  ];
  open.meta = back.meta = note;
  const last = tokens.at(-1);
  return last?.type === "paragraph_close"
    ? [open, ...tokens.slice(0, -1), back, last, close]
    : [open, ...tokens, back, close];
}

/** Ids have an underscore, which no heading's id has. The roles are those for digital publications. */
function renderNotes({ renderer: { rules } }: MarkdownIt): void {
  rules.footnote_ref = (tokens, index, _options, { texts }: Environment) => {
    const { number = 0, time, plain } = metaOf<Reference>(tokens, index);
    if (plain || time === undefined) return `<sup>${number}</sup>`;
    const label = texts ? ` aria-label="${escapeHtml(texts.note(number))}"` : "";
    return `<sup class="note-ref"><a href="#note_${number}" id="${refId(number, time)}" role="doc-noteref"${label}>${number}</a></sup>`;
  };
  rules.footnotes_open = (_tokens, _index, _options, { texts }: Environment) => {
    const label = texts ? ` aria-label="${escapeHtml(texts.notes)}"` : "";
    const name = texts ? `<p class="part-name">${escapeHtml(texts.notes)}</p>\n` : "";
    return `<section class="notes" role="doc-endnotes"${label}>\n${name}<ol>\n`;
  };
  rules.footnotes_close = () => "</ol>\n</section>\n";
  rules.footnote_open = (tokens, index) => `<li id="note_${metaOf<Note>(tokens, index).number}">\n`;
  rules.footnote_close = () => "</li>\n";
  rules.footnote_back = (tokens, index, _options, { texts }: Environment) => {
    const { number = 0, times = 0 } = metaOf<Note>(tokens, index);
    const label = texts ? ` aria-label="${escapeHtml(texts.backToText(number))}"` : "";
    return Array.from({ length: Math.min(times, BACK_LINKS) }, (_, time) => {
      // The second character asks for text instead of an emoji.
      // https://www.unicode.org/reports/tr51/#Presentation_Style
      return ` <a href="#${refId(number, time + 1)}" role="doc-backlink"${label} data-pagefind-ignore>↩\uFE0E</a>`;
    }).join("");
  };
}

/** The most links from a note back to the places that refer to it. */
const BACK_LINKS = 10;

function refId(number: number, time: number): string {
  return time === 1 ? `ref_${number}` : `ref_${number}_${time}`;
}
