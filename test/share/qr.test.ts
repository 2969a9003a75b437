import { Parser } from "htmlparser2";
import { equal, is, match, throws } from "uvu/assert";
import { qrSvg } from "../../src/core/share/qr.ts";
import { randomFrom } from "../support/fuzz.ts";
import { readQr } from "../support/qr-readers.ts";
import { suite } from "../support/suite.ts";

/** As a browser draws it, except for its size. */
const drawn = (text: string, sizePx = 220) =>
  Buffer.from(
    qrSvg(text, "").replace(
      "<svg ",
      `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePx}" height="${sizePx}" `,
    ),
  );

/** The outermost modules that are drawn, as a browser follows the path. */
function inkOf(svg: string): number[] {
  const [, path = ""] = /stroke="#000" d="([^"]*)"/.exec(svg) ?? [];
  const [xs, ys]: [number[], number[]] = [[], []];
  let [x, y] = [0, 0];
  for (const [, command, first = 0, second = 0] of path.matchAll(/([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    if (command === "M") [x, y] = [0, 0];
    if (command === "h") xs.push(x, x + Number(first));
    x += Number(first);
    if (command !== "h") y += Number(second);
    ys.push(Math.floor(y));
  }
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const codes = suite("qrSvg");
for (const text of [
  "https://news.example.org/en/news/a-visit/",
  `https://news.example.org/zh/news/${"long-".repeat(15)}slug/`,
  "https://news.example.org/ru/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/%D0%B2%D0%B8%D0%B7%D0%B8%D1%82/",
  "访问：“巴黎” 👩‍👩‍👧",
  "Визит — «Париж»",
  "0",
])
  codes(`is read by two readers: ${text.slice(0, 40)}`, async () => {
    equal(await readQr(drawn(text)), { jsqr: text, zxing: text });
  });
codes("is read for any address, also at a small size", async () => {
  const random = randomFrom(7);
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
  for (let round = 0; round < 150; round++) {
    const slug = Array.from({ length: 1 + random() * 80 }, () => letters[Math.floor(random() * 37)]).join("");
    const text = `https://news.example.org/en/news/${slug}/`;
    equal(await readQr(drawn(text, 180)), { jsqr: text, zxing: text });
  }
});
codes("has a margin of four white modules, and at least 15 % to spare", async () => {
  const [, size = ""] = /viewBox="0 0 (\d+) \1"/.exec(qrSvg("https://news.example.org/", "")) ?? [];
  // Version 2, level M: 26 bytes at most; 25 modules.
  is(Number(size), 25 + 2 * 4);
  const [left, top, right, bottom] = inkOf(qrSvg("https://news.example.org/", ""));
  equal([left, top, right, bottom], [4, 4, 4 + 25, 28]);
});
codes("escapes markup in its name", () => {
  const svg = qrSvg("a", `</svg><script>alert(1)</script>" onload="x`);
  const names: string[] = [];
  const parser = new Parser({ onopentag: (name, attributes) => names.push(`${name} ${attributes.onload}`) });
  parser.end(svg);
  equal(names, ["svg undefined", "path undefined", "path undefined"]);
});
codes("is the same for the same text", () => is(qrSvg("a", "b"), qrSvg("a", "b")));
codes("names a text that is too long", () => {
  throws(
    () => qrSvg("x".repeat(2332), ""),
    (error: Error) => {
      match(error.message, "too long for a QR code: xxx");
      return error instanceof RangeError;
    },
  );
  match(qrSvg("x".repeat(2331), ""), "<svg");
});
codes.run();
