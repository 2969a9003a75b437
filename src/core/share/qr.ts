import { encodeQR } from "qr";
import { asHtml, escapeHtml, type Html } from "../html.ts";

const MASK = 0;

/** White modules around a code, without which scanners do not find it: ISO/IEC 18004, 9.1. */
const MARGIN = 4;

/**
 * A QR code as inline SVG: black on a white field of its own, margin included, so that a camera can read it
 * on dark pages, in dark schemes and with forced colours. Level M, which tolerates 15 % of damage. It has no
 * size: the style sheet sets one, 200 px or more.
 *
 * The mask is always the same, a chessboard. The standard draws and rates all eight, which takes nearly twice
 * as long. jsQR read codes of 110 pixels and more, turned and blurred, as well without it.
 *
 * @param text What the code says, such as an address: ASCII makes a smaller code than percent-encoded text.
 * @param label What a screen reader says in its place.
 * @throws RangeError where the text is longer than a code of this level can hold, 2331 bytes.
 * @see https://www.iso.org/standard/83389.html
 * @example
 * qrSvg("https://example.org/en/", "QR code"); // => '<svg class="qr" viewBox="0 0 33 33" role="img" …'
 */
export function qrSvg(text: string, label: string): Html {
  const rows = modulesOf(text);
  const size = rows.length + 2 * MARGIN;
  return asHtml(
    `<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${escapeHtml(label)}" ` +
      `shape-rendering="crispEdges">` +
      `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path stroke="#000" d="${strokesOf(rows)}"/></svg>`,
  );
}

/** The modules of a code without a margin, row by row: `true` is black. */
function modulesOf(text: string): boolean[][] {
  try {
    // The library needs a margin of one or more; the white field draws ours.
    return encodeQR(text, "raw", { ecc: "medium", border: 1, mask: MASK })
      .slice(1, -1)
      .map((row) => row.slice(1, -1));
  } catch (cause) {
    throw new RangeError(`too long for a QR code: ${text.slice(0, 60)}…`, { cause });
  }
}

/**
 * The black modules as strokes through the middle of their rows, with neighbours joined. Each begins from where the one before
 * ended: compressed, that is half the size of absolute places.
 */
function strokesOf(rows: readonly (readonly boolean[])[]): string {
  let path = "";
  let [endX, endY] = [0, 0];
  for (const [y, row] of rows.entries())
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      const run = x + 1 - start;
      path +=
        path === "" ? `M${start + MARGIN} ${y + MARGIN}.5h${run}` : `m${start - endX} ${y - endY}h${run}`;
      [endX, endY] = [x + 1, y];
    }
  return path;
}
