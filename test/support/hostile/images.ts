import sharp from "sharp";
import { article, png, pngHeader } from "./project.ts";
import { body, COVER, cover, EN, more, type Row } from "./rows.ts";

export const images: readonly Row[] = [
  ["a valid picture", "", cover("cover.png", () => png())],
  ["a picture of no bytes", "image-broken", cover("cover.png", () => "")],
  ["a text with a picture's name", "image-broken", cover("cover.jpg", () => "Words.")],
  [
    "a page with a picture's name",
    "image-broken",
    cover("cover.webp", () => "<!doctype html><script>alert(1)</script>"),
  ],
  [
    "a drawing that contains a program, with a picture's name",
    "image-type",
    cover(
      "cover.png",
      () => '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    ),
  ],
  [
    "a drawing",
    "file-type",
    cover("cover.svg", () => '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
  ],
  ["a PNG with the name of a JPEG", "image-type", cover("cover.jpg", () => png())],
  [
    "a GIF with the name of a PNG",
    "image-type",
    cover("cover.png", () => Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAA=", "base64")),
  ],
  [
    "an archive with the name of a JPEG",
    "image-broken",
    cover("cover.jpg", () => Buffer.from("PK\x03\x04evil", "latin1")),
  ],
  ["a PNG that ends early", "image-broken", cover("cover.png", () => png(200, 200).subarray(0, 40))],
  [
    "a JPEG that ends early",
    "image-broken",
    cover("cover.jpg", async () => (await jpeg()).subarray(0, -600)),
  ],
  [
    "a JPEG with only a header",
    "image-broken",
    cover("cover.jpg", async () => (await jpeg()).subarray(0, 4)),
  ],
  [
    "a JPEG whose segments lead in a circle",
    "image-broken",
    cover("cover.jpg", () =>
      Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.from([0xff, 0xe0, 0, 0]), Buffer.alloc(1000)]),
    ),
  ],
  [
    "an AVIF whose box has no length",
    "image-broken",
    cover("cover.avif", () =>
      Buffer.concat([
        box("ftyp", Buffer.from("avif\0\0\0\0avif")),
        Buffer.from([0, 0, 0, 0]),
        Buffer.from("meta"),
        Buffer.alloc(100),
      ]),
    ),
  ],
  [
    "an AVIF of boxes within boxes",
    "image-broken",
    cover("cover.avif", () => Buffer.concat([box("ftyp", Buffer.from("avif\0\0\0\0avif")), nested()])),
  ],
  [
    "a WebP whose length is wrong",
    "image-broken",
    cover("cover.webp", () => Buffer.from("RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff", "latin1")),
  ],
  [
    "a picture of 16,000 × 16,000 pixels",
    "image-too-large",
    cover("cover.png", () => pngHeader(16_000, 16_000)),
  ],
  [
    "a picture of 4,294,967,295 pixels a side",
    "image-too-large",
    cover("cover.png", () => pngHeader(0xffff_ffff, 0xffff_ffff)),
  ],
  ["a picture without a width", "image-broken", cover("cover.png", () => pngHeader(0, 100))],
  [
    "a picture that says less than it is",
    "image-broken",
    cover("cover.png", () => Buffer.concat([pngHeader(500, 500)])),
  ],
  ["a picture that is not there", "image-missing", more("cover: { src: gone.png, alt: A }\n")],
  [
    "a picture on another site",
    "image-remote",
    more("cover: { src: 'https://evil.example/a.png', alt: A }\n"),
  ],
  ["a picture outside the folder", "image-remote", more("cover: { src: ../../../../secret.png, alt: A }\n")],
  ["a picture by its whole path", "image-remote", more("cover: { src: /etc/hostname, alt: A }\n")],
  ["a picture named constructor", "image-missing", more("cover: { src: constructor, alt: A }\n")],
  ["a picture on another site in the text", "image-remote", body("![A](https://evil.example/a.png)")],
  ["a picture without a scheme in the text", "", body("![A](//evil.example/a.png)")],
  ["a picture outside the folder in the text", "image-remote", body("![A](../about/a.png)")],
  ["a picture outside the folder, escaped, in the text", "image-remote", body("![A](%2e%2e/about/a.png)")],
  ["a picture that is not there in the text", "image-missing", body("![A](gone.png)")],
  [
    "a picture with a query in the text",
    "image-missing",
    async (project) => {
      project.write(COVER, png());
      project.write(EN, article({}, "![A](cover.png?x=1)"));
    },
  ],
  ["a picture that is its own data in the text", "", body("![A](data:text/html,<script>alert(1)</script>)")],
  ["a picture that is a program in the text", "", body("![A](javascript:alert(1))")],
  [
    "words of a picture with quotation marks and tags",
    "",
    async (project) => {
      project.write(COVER, png());
      project.write(EN, article({}, '![" onerror="alert(1)](cover.png "\\"><script>alert(1)</script>")'));
    },
  ],
  [
    "a picture in capitals",
    "image-missing",
    async (project) => {
      project.write("content/articles/visit/Cover.png", png());
      project.write(EN, article({}, "![A](cover.png)"));
    },
  ],
];

function jpeg(): Promise<Buffer> {
  const pixels = Buffer.alloc(120 * 80 * 3, 0).map((_, index) => (index * 7919) & 255);
  return sharp(pixels, { raw: { width: 120, height: 80, channels: 3 } })
    .jpeg()
    .toBuffer();
}

/** @see https://www.w3.org/TR/mse-byte-stream-format-isobmff/ */
function box(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length + 8);
  return Buffer.concat([length, Buffer.from(type, "latin1"), data]);
}

function nested(): Buffer {
  let inner: Buffer = Buffer.alloc(8);
  for (let level = 0; level < 2000; level++) inner = box("meta", inner);
  return inner;
}
