import { equal, is, ok } from "uvu/assert";
import { reportFaults } from "../../src/core/faults/report.ts";
import type { Fault } from "../../src/core/faults/table.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { offences } from "../support/hostile/pages.ts";
import { readTree } from "../support/hostile/read.ts";
import { TREES } from "../support/hostile/trees.ts";
import { suite } from "../support/suite.ts";

const voices = ["en", "zh", "ru"].map((locale) => ownMessages(locale));

const reading = suite("a hostile project, read");
reading("is one of at least 150, each with a different name", () => {
  ok(TREES.length >= 150);
  is(new Set(TREES.map(({ name }) => name)).size, TREES.length);
});
// A fifth of them is quick; a long test runs a part of them through the real command.
for (const [index, tree] of TREES.entries()) {
  const read = index % 5 === 2 ? reading : reading.long;
  read(`${tree.name}: ${tree.codes.join(", ") || "sound"}`, async () => {
    const faults = await readTree(tree);
    // Signs that readers would see are reported besides.
    const others = faults.filter(({ code }) => !code.startsWith("markup-"));
    equal([...new Set(others.map(({ code }) => code))].sort(), tree.late ? [] : tree.codes);
    equal(
      Reflect.ownKeys(Object.prototype).filter((key) => key === "polluted"),
      [],
    );
    const [first] = faults;
    for (const t of first ? voices : [])
      ok(reportFaults([first as Fault], t, "text").includes(`docs/errors/${first?.code}.md`));
  });
}
reading.run();

const pages = suite("offences");
for (const html of [
  "<script>alert(1)</script>",
  '<script src="https://evil.example/a.js"></script>',
  '<p onclick="alert(1)">',
  '<img src=x onerror="alert(1)">',
  '<a href="javascript:alert(1)">A</a>',
  '<a href=" JavaScript:alert(1)">A</a>',
  '<a href="java\tscript:alert(1)">A</a>',
  '<a href="data:text/html,A">A</a>',
  '<a href="vbscript:A">A</a>',
  '<a href="//evil.example/">A</a>',
  '<a href="\\\\evil.example/">A</a>',
  '<img src="file:///etc/passwd">',
  '<form action="//evil.example/">',
  '<iframe srcdoc="A">',
  '<base href="/a/">',
  '<meta http-equiv="Refresh" content="0">',
  "<svg onload=alert(1)>",
  '<p style="color: red">',
])
  pages(`are found in ${html}`, () => is(offences(html).length > 0, true));
pages("are not found in markup that our pages have", () => {
  equal(
    offences(
      '<script type="application/ld+json">{}</script><script type="module" src="/assets/a.js"></script>' +
        '<a href="/en/">A</a><a href="#a">A</a><a href="https://example.org/">A</a><a href="mailto:a@example.org">A</a>',
    ),
    [],
  );
});
pages.run();
