import { equal, is, ok } from "uvu/assert";
import { readPageFacts } from "../../src/core/audit/page-facts.ts";
import { createSharing } from "../../src/core/audit/shared-facts.ts";
import { suite } from "../support/suite.ts";

const page = (text: string, lang = "en") =>
  `<html lang="${lang}"><body><header><a href="/" hreflang="en">Home</a></header><main id="main"><a href="/a/">${text}</a></main></body>`;

const shared = suite("createSharing");
shared("changes no fact", () => {
  const share = createSharing();
  for (const html of [page("A"), page("A"), page("B"), page("A", "ru")])
    equal(share(readPageFacts("/a/", html)), readPageFacts("/a/", html));
});
shared("makes equal links one object, and no others", () => {
  const share = createSharing();
  const [first, second, foreign] = [page("A"), page("B"), page("A", "ru")].map(
    (html) => share(readPageFacts("/a/", html)).links,
  );
  ok(first?.[0]);
  is(second?.[0], first[0]);
  is(second?.[1] === first[1], false);
  // The same text in another language.
  is(foreign?.[1] === first[1], false);
});
shared.run();
