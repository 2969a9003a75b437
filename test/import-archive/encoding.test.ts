import { equal, is } from "uvu/assert";
import { decodeArchiveText } from "../../src/core/import-archive/encoding.ts";
import { suite } from "../support/suite.ts";

/** "Привет, мир, как дела" in windows-1251. */
const RUSSIAN = [
  0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0, 0x2c, 0x20, 0xea, 0xe0, 0xea,
];
/** “我们在这里” in GBK. */
const CHINESE = [0xce, 0xd2, 0xc3, 0xc7, 0xd4, 0xda, 0xd5, 0xe2, 0xc0, 0xef];

const encodings = suite("the encoding of an archive");
encodings("is UTF-8 where the bytes are", () => {
  for (const text of ["The visit", "访问", "Визит", ""])
    equal(decodeArchiveText(new TextEncoder().encode(text)), { text, encoding: "utf-8", isGuessed: false });
});
encodings("is the one that a page names", () => {
  const page = [...new TextEncoder().encode('<meta charset="gbk">'), ...CHINESE];
  equal(decodeArchiveText(Uint8Array.from(page)).text, '<meta charset="gbk">我们在这里');
});
encodings("is found out from the letters where nothing names it", () => {
  equal(decodeArchiveText(Uint8Array.from(RUSSIAN)), {
    text: "Привет, мир, как",
    encoding: "windows-1251",
    isGuessed: true,
  });
  is(decodeArchiveText(Uint8Array.from(CHINESE)).text, "我们在这里");
});
encodings("that doesn't exist or doesn't fit is not believed", () => {
  const page = new TextEncoder().encode('<meta charset="x-none">Визит');
  is(decodeArchiveText(page).text, '<meta charset="x-none">Визит');
});
encodings.run();
