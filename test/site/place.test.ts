import { equal, is } from "uvu/assert";
import { placePage } from "../../src/core/site/place.ts";
import { baseOf, fromHost } from "../../src/core/site/urls.ts";
import { suite } from "../support/suite.ts";

const places = suite("placePage");
for (const [html, expected] of [
  ['<a href="/en/">', '<a href="/news/en/">'],
  ['<a href="/">', '<a href="/news/">'],
  ['<link rel="icon" href="/assets/icon.svg">', '<link rel="icon" href="/news/assets/icon.svg">'],
  ['<script type="module" src="/a.js">', '<script type="module" src="/news/a.js">'],
  ['<form action="/en/search/">', '<form action="/news/en/search/">'],
  ['<video poster="/a.png">', '<video poster="/news/a.png">'],
  ['<source srcset="/a.webp 360w, /b.webp 720w">', '<source srcset="/news/a.webp 360w, /news/b.webp 720w">'],
  ['<source srcset="/a,b.webp">', '<source srcset="/news/a,b.webp">'],
  ['<img alt="a > b" src="/a.png">', '<img alt="a > b" src="/news/a.png">'],
  // An address that begins like the folder is another one.
  ['<a href="/newsletter/">', '<a href="/news/newsletter/">'],
] as const)
  places(`puts ${html} into the folder`, () => is(placePage(html, "/news"), expected));
for (const html of [
  '<a href="/news/en/">',
  '<a href="/news">',
  '<a href="https://example.org/en/">',
  '<a href="//example.org/en/">',
  '<a href="../visit/#hours">',
  '<a href="#main">',
  '<a href="">',
  '<meta content="/en/">',
  '<p title="/en/">href="/en/" src="/a.png"</p>',
  '<!-- <a href="/en/"> -->',
  '<script type="application/json">{"href":"/en/"}</script>',
])
  places(`leaves ${html}`, () => is(placePage(html, "/news"), html));
places("leaves a page at the root as it is", () => is(placePage('<a href="/en/">', ""), '<a href="/en/">'));
places("does so once", () => {
  const once = placePage('<a href="/en/"><img src="/a.png" srcset="/a.png 2x">', "/news/site");
  is(placePage(once, "/news/site"), once);
});
places.run();

const addresses = suite("addresses of a site in a folder");
addresses("begin with the folder", () => {
  equal(["https://example.org", "https://example.org/news", "https://example.org/a/b"].map(baseOf), [
    "",
    "/news",
    "/a/b",
  ]);
  is(fromHost("https://example.org/news", "/en/"), "/news/en/");
  is(fromHost("https://example.org", "/en/"), "/en/");
});
addresses.run();
