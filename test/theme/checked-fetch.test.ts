import { gzipSync } from "node:zlib";
import { equal, is } from "uvu/assert";
import { checkedFetch } from "../../src/theme/client/checked-fetch.ts";
import { suite } from "../support/suite.ts";

const PLAIN = `pagefind_dcd${"an index ".repeat(500)}`;
const PACKED = gzipSync(PLAIN);
const CHUNK = "/pagefind/index/en_1.pf_index";

const damaged = Buffer.from(PACKED);
damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 0xff;

const answers = suite("checkedFetch");
for (const [fact, address, answer, text] of [
  ["decompresses a part of the index", CHUNK, () => new Response(PACKED), PLAIN],
  ["accepts a part that the server has decompressed", CHUNK, () => new Response(PLAIN), PLAIN],
  [
    "recognises a part by its path",
    "https://example.org/pagefind/wasm.en.pagefind?ts=1",
    () => new Response(PACKED),
    PLAIN,
  ],
  [
    "leaves other files as they are",
    "/pagefind/pagefind-entry.json?ts=1",
    () => new Response('{"a":1}'),
    '{"a":1}',
  ],
  ["refuses an error as an answer", CHUNK, () => new Response(PACKED, { status: 500 }), undefined],
  ["refuses a missing file", CHUNK, () => new Response("no", { status: 404 }), undefined],
  ["refuses a page instead of a file", CHUNK, () => new Response("<!doctype html>Sign in"), undefined],
  ["refuses an empty file", CHUNK, () => new Response(""), undefined],
  ["refuses a file without its last byte", CHUNK, () => new Response(PACKED.subarray(0, -1)), undefined],
  ["refuses a file without its second half", CHUNK, () => new Response(PACKED.subarray(0, 40)), undefined],
  ["refuses a damaged file", CHUNK, () => new Response(damaged), undefined],
  ["refuses another compressed file", CHUNK, () => new Response(gzipSync("something else")), undefined],
  ["passes on a failure of the network", CHUNK, () => Promise.reject(new TypeError("offline")), undefined],
] as const)
  answers(fact, async () => {
    const { fetch, failures } = checkedFetch("default", async () => answer());
    const found = await fetch(address).then(
      (response) => response.text(),
      () => undefined,
    );
    is(found, text);
    is(failures(), text === undefined ? 1 : 0);
  });
answers("uses the given cache mode", async () => {
  const asked: unknown[] = [];
  const { fetch } = checkedFetch("reload", async (_, init) => {
    asked.push(init);
    return new Response(PACKED);
  });
  await fetch(CHUNK);
  equal(asked, [{ cache: "reload" }]);
});
answers.run();
