/** Names of the files that editors and file systems write next to a text for as long as it is open or being saved. */
const LEFTOVERS: readonly RegExp[] = [
  // Vim: swap and backup files, and the file that it creates to test whether it may write.
  /\.sw[a-z]$/,
  /~$/,
  /^\.?4913$/,
  // Emacs: the link that marks a file as open, and its autosaved copy.
  /^\.#/,
  /^#.*#$/,
  // Saving through another file: Sublime Text, Kate, GNOME, JetBrains, LibreOffice.
  /\.tmp$/i,
  /\.kate-swp$/,
  /^\.goutputstream-/,
  /___jb_(?:tmp|old)___$/,
  /^\.~lock\..*#$/,
  // NFS: a file that was removed while it was open.
  /^\.nfs[0-9a-f]+$/,
];

/**
 * Whether a file is a leftover of an editor: never content, so it changes nothing on the site.
 *
 * @param name Name of the file, without its folder.
 * @example
 * isLeftover("index.en.md~"); // => true
 * isLeftover("index.en.md"); // => false
 */
export function isLeftover(name: string): boolean {
  return LEFTOVERS.some((pattern) => pattern.test(name)) || writerOf(name) !== undefined;
}

/**
 * The name of a file that the command needs for a moment, next to one that it writes.
 *
 * @param pid The process that writes.
 * @example
 * temporaryName("index.ru.md", 123, "new"); // => ".index.ru.md.123.new"
 */
export function temporaryName(name: string, pid: number, kind: "new" | "old"): string {
  return `.${name}.${pid}.${kind}`;
}

/** The process that made a temporary file; undefined for all other names. */
export function writerOf(name: string): number | undefined {
  const pid = /^\..+\.(\d+)\.(?:new|old)$/.exec(name)?.[1];
  return pid === undefined ? undefined : Number(pid);
}
