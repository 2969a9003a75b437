import { is } from "uvu/assert";
import { readPreviewRequest } from "../src/core/preview/preview.ts";
import { readTarget } from "../src/core/request-target.ts";
import { suite } from "./support/suite.ts";

const ROWS: readonly (readonly [target: string, read: string | undefined])[] = [
  ["/", "/"],
  ["/en/?q=x&i18n=keys", "/en/?q=x&i18n=keys"],
  ["/zh/?q=%E6%96%B0%E9%97%BB", "/zh/?q=%E6%96%B0%E9%97%BB"],
  ["/ru/?q=новости", "/ru/?q=%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"],
  ["/en/#part", "/en/"],
  ["/en//news", "/en//news"],
  ["/en/../zh/", "/zh/"],
  ["/%2e%2e/%2e%2e/etc/passwd", "/etc/passwd"],
  ["/a..b/...", "/a..b/..."],
  ["http://localhost:8080/en/?q", "/en/?q"],
  ["HTTPS://x/", "/"],
  ["", undefined],
  ["*", undefined],
  ["en/", undefined],
  ["x:443", undefined],
  ["ftp://x/", undefined],
  ["http://", undefined],
  ["http://[/", undefined],
  ["http://x//", undefined],
  ["//", undefined],
  ["///", undefined],
  ["//en/", undefined],
  ["/\\en/", undefined],
  ["/\t/en/", undefined],
  ["/.//en/", undefined],
  ["/%", undefined],
  ["/%zz", undefined],
  ["/%E0%A4%A", undefined],
  ["/%C0%AE%C0%AE/", undefined],
  ["/%00", undefined],
  ["/en/%00.html", undefined],
  ["/..%2f..", undefined],
  ["/..%2Fpreview-of-another/", undefined],
  ["/en/..%5c..%5csecret", undefined],
  ["/%2e%2e%2fsecret", undefined],
];

const targets = suite("the target of a request");
for (const [target, read] of ROWS)
  targets(`${JSON.stringify(target)} ${read === undefined ? "is refused" : `is ${read}`}`, () => {
    is(readTarget(target), read);
    // Reading the result again returns the same.
    if (read !== undefined) is(readTarget(read), read);
    is(readPreviewRequest(target) === undefined, read === undefined);
  });
targets("can have any length", () => is(readTarget(`/${"a".repeat(65_536)}`)?.length, 65_537));
targets.run();
