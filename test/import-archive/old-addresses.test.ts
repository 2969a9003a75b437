import { equal, is } from "uvu/assert";
import type { FoundPage } from "../../src/core/import-archive/found.ts";
import { addressInFolder, OldAddresses } from "../../src/core/import-archive/old-addresses.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const folders = suite("addressInFolder");
for (const [source, address] of [
  ["news/12.html", "/news/12.html"],
  ["news/index.html", "/news/"],
  ["index.html", "/"],
  ["old.example.org/新闻/访问.htm", "/新闻/访问.htm"],
  ["show.php?id=5.html", "/show.php?id=5"],
] as const)
  folders(`reads ${source}`, () => is(addressInFolder(source), address));
folders.run();

const page = (source: string, ...addresses: readonly string[]) =>
  ({ source, addresses }) as unknown as FoundPage;

const giving = suite<{ old: OldAddresses }>("OldAddresses");
giving.before.each((context) => {
  context.old = new OldAddresses(settingsOf(), ["/en/news/visit/", "/ru/news/visit/"]);
});
giving("gives a page its addresses without the host, as people read them", ({ old }) =>
  equal(
    old.of(
      page("1", "https://old.example.org/%d0%b2%d0%b8%d0%b7%d0%b8%d1%82/#top", "/?p=1"),
      "/ru/news/visit/",
    ),
    {
      aliases: ["/визит/", "/?p=1"],
      notes: [],
    },
  ),
);
giving("needs none where the address stays the same", ({ old }) =>
  equal(old.of(page("1", "https://old.example.org/en/news/visit"), "/en/news/visit/"), {
    aliases: [],
    notes: [],
  }),
);
giving("gives an address to the first page that has it, also when it is asked again", ({ old }) => {
  const first = page("1", "/a.html");
  for (let time = 0; time < 2; time++) equal(old.of(first, "/en/news/visit/").aliases, ["/a.html"]);
  equal(old.of(page("2", "/A.html"), "/ru/news/visit/"), {
    aliases: [],
    notes: [{ kind: "old-address", text: "/A.html" }],
  });
});
giving("reports addresses that the site has", ({ old }) =>
  equal(
    old
      .of(page("1", "/en/news/visit/", "/ru/archive/2019/"), "/ru/news/visit/")
      .notes.map(({ text }) => text),
    ["/en/news/visit/", "/ru/archive/2019/"],
  ),
);
giving("leaves out what is no address", ({ old }) =>
  equal(
    old.of(page("1", "https://old.example.org", "file:///C:/a.html", "/a/../b"), "/en/news/visit/").aliases,
    [],
  ),
);
giving.run();
