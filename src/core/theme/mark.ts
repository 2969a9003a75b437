import { Parser } from "htmlparser2";
import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import type { MarkShape } from "./look.ts";

/** Attributes of the file that the page doesn't need: it sets size and color itself. */
const UNNEEDED = /^(?:xmlns|version|width|height|fill|role|aria-hidden|id|class)$/;

/**
 * Reads a site's own mark, an SVG of paths. The page takes only their outlines from it and draws them in the color of the
 * seal, so that nothing else of the file gets into a page.
 *
 * @example
 * readMark(new TextFile("mark.svg", '<svg viewBox="0 0 16 16"><path d="M0 0h16v16z"/></svg>')).mark;
 * // => { viewBox: "0 0 16 16", paths: ["M0 0h16v16z"] }
 */
export function readMark(file: TextFile): { readonly mark?: MarkShape; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const paths: string[] = [];
  let viewBox: string | undefined;
  const refuse = (found: string) => faults.push(file.fault("theme-mark", parser.startIndex, { found }));
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const { d, viewBox: box, ...others } = attributes;
        const other = Object.keys(others).find((attribute) => !UNNEEDED.test(attribute));
        if (name !== "svg" && name !== "path") refuse(`<${name}>`);
        else if (other !== undefined) refuse(`${other}=`);
        if (name === "svg") viewBox = box;
        if (name === "path" && d !== undefined) paths.push(d);
      },
    },
    { xmlMode: true },
  );
  parser.end(file.text);
  if (viewBox === undefined || !/^[\d.-]+(?:[\s,]+[\d.-]+){3}$/.test(viewBox.trim()))
    faults.push(file.fault("theme-mark", 0, { found: `viewBox="${viewBox ?? ""}"` }));
  const odd = paths.find((d) => !/^[\sMmLlHhVvCcSsQqTtAaZz\d.,eE+-]+$/.test(d));
  if (odd !== undefined || paths.length === 0)
    faults.push(file.fault("theme-mark", 0, { found: `d="${odd?.slice(0, 40) ?? ""}"` }));
  return faults.length > 0 || viewBox === undefined ? { faults } : { mark: { viewBox, paths }, faults };
}
