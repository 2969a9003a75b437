import { readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, ok } from "uvu/assert";
import { hostileNewsroom } from "../support/hostile-newsroom.ts";
import { foreignIn } from "../support/parsed-pages.ts";
import { BY_DANGER } from "../support/payloads.ts";
import { filesIn, polyglot } from "../support/project.ts";
import { suite } from "../support/suite.ts";

/** Enough for each payload to occur once in each field of an edition. */
const ARTICLES = Math.ceil(BY_DANGER.length / 3);

const parsed = suite("pages of payloads, parsed by parse5");
parsed("have only the elements, attributes and addresses of the theme", async () => {
  const { project } = hostileNewsroom(BY_DANGER, { articles: ARTICLES, topicsEach: 1, payloadsPerBody: 1 });
  const { code, stderr } = await polyglot(project, ["build"]);
  equal(code, 0, stderr);
  const site = join(project, "_site/");
  const pages = filesIn(site).filter((name) => name.endsWith(".html"));
  ok(pages.length > 2 * BY_DANGER.length, `${pages.length} pages`);
  const found = pages.flatMap((name) =>
    foreignIn(readFileSync(join(site, name), "utf8")).map((offence) => `${name}: ${offence}`),
  );
  equal(found, []);
});
for (const [html, offence] of [
  ["<p onclick=a()>x</p>", "p onclick"],
  ["<svg><script>a()</script></svg>", "script"],
  ["<math><mtext><table><mglyph><style><img src=x onerror=a()>", "math"],
  ['<a href="java&Tab;script:a()">x</a>', "a href java\tscript:a()"],
  ["<template><iframe srcdoc=x></template>", "template"],
  ['<meta http-equiv=" refresh" content=0>', "meta refresh"],
] as const)
  parsed(`would be found with ${html}`, () => ok(foreignIn(html).includes(offence), foreignIn(html).join()));
parsed.run();
