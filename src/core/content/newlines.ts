/** The line end of a text: its first one; "\n" for a text of one line. */
export function newlineOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/** A text with the line ends of Unix. */
export function withUnixNewlines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
