import { equal } from "uvu/assert";
import { messageLines, waitingLines } from "../../src/cli/status.ts";
import type { Waiting } from "../../src/core/content/waiting.ts";
import type { MessagesStatus } from "../../src/core/site/status.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { suite } from "../support/suite.ts";

const DONE = { current: 4, stale: [], unaccepted: 0, open: 0 };
const STATES: MessagesStatus = {
  zh: { archive: DONE },
  ru: {
    archive: { ...DONE, stale: ["title", "states.soon"], unaccepted: 3 },
    site: { ...DONE, stale: ["name"], unaccepted: 1, open: 2 },
  },
};

const lines = suite("the lines of polyglot status on messages");
const EXPECTED: Readonly<Record<string, string>> = {
  en: "messages ru: 3 out of date (archive:title, archive:states.soon, site:name), 4 not accepted, 2 not translated",
  zh: "messages ru: 3条已过时 (archive:title, archive:states.soon, site:name), 4条未确认, 2条未翻译",
  ru: "messages ru: устарело: 3 (archive:title, archive:states.soon, site:name), не подтверждено: 4, не переведено: 2",
};
for (const [locale, line] of Object.entries(EXPECTED))
  lines(`name what is out of date and count the rest, in ${locale}`, () => {
    equal(messageLines(STATES, ownMessages(locale)), [line]);
  });
lines("are left out where all is up to date", () => {
  equal(messageLines({ zh: { archive: DONE } }, ownMessages("en")), []);
  equal(messageLines({}, ownMessages("en")), []);
});
lines.run();

const waiting = suite("the lines of polyglot status on what waits");
waiting("name each work or edition with its time, the first first", () => {
  const works: readonly Waiting[] = [
    { name: "articles/visit", publish: "2026-12-05T09:00+08:00" },
    { name: "articles/visit", locale: "ru", publish: "2026-12-05T02:00+03:00" },
  ];
  equal(waitingLines(works, ownMessages("en")), [
    "articles/visit ru: waits until 2026-12-05T02:00+03:00",
    "articles/visit: waits until 2026-12-05T09:00+08:00",
  ]);
  equal(waitingLines(works.slice(0, 1), ownMessages("ru")), [
    "articles/visit: ждёт до 2026-12-05T09:00+08:00",
  ]);
});
waiting.run();
