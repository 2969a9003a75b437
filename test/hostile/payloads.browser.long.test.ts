import { equal, is, not, ok } from "uvu/assert";
import { CONTENT_SECURITY_POLICY } from "../../src/core/headers.ts";
import { type HostileNewsroom, hostileNewsroom } from "../support/hostile-newsroom.ts";
import { visit, type Witness } from "../support/hostile-visit.ts";
import {
  type Attacked,
  attackArticles,
  attacked,
  attackedWithAll,
  attackFiles,
  attackMessages,
  attackSearch,
  topicPages,
} from "../support/payload-attacks.ts";
import { BY_DANGER, PAYLOADS, QUERIES } from "../support/payloads.ts";
import { edit } from "../support/project.ts";
import { serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

/** Enough for each payload to occur once in each field of an edition. */
const ARTICLES = Math.ceil(PAYLOADS.length / 3);
/** Parts of the work, each well below the time limit of a test. */
const PARTS = 8;

const all = suite<Attacked>("every payload in every field");
all.before(async (context) => {
  Object.assign(context, await attackedWithAll({ articles: ARTICLES, topicsEach: 1, payloadsPerBody: 1 }));
});
all.after(({ served }) => served.close());
all.before.each(async (context) => {
  context.visit = await visit(context.served);
});
all.after.each((context) => context.visit.close());

all("occurs in a title, a summary, an alt text, a caption, a text, a label", (context) => {
  const { editions, refused } = context;
  for (const field of ["title", "summary", "alt", "caption"] as const)
    is(new Set(editions.map((edition) => edition[field])).size, PAYLOADS.length - refused.head.size, field);
  is(new Set(editions.flatMap(({ body }) => body)).size, PAYLOADS.length - refused.body.size);
  const unseen = [...refused.message.values()].filter((codes) => codes.includes("hidden-character")).length;
  const blank = PAYLOADS.filter((text) => text.trim() === "" && !refused.message.has(text)).length;
  is(new Set(editions.flatMap(({ topics }) => topics)).size, PAYLOADS.length - unseen - blank);
});

for (let part = 0; part < PARTS; part++) {
  const mine = <T>(list: readonly T[]): T[] => list.filter((_, index) => index % PARTS === part);
  all(`does nothing in an article (part ${part + 1} of ${PARTS})`, async (context) => {
    await attackArticles(context, mine(context.editions));
  });
  all(`does nothing on the page of its topic (part ${part + 1} of ${PARTS})`, async (context) => {
    await attackMessages(context, mine([...topicPages(context).keys()]));
  });
  all(`does nothing in the search box (part ${part + 1} of ${PARTS})`, async (context) => {
    const queries = mine(QUERIES);
    const every = (step: number, offset: number) => queries.filter((_, index) => index % step === offset);
    await attackSearch(context, { inAddress: every(8, 1), typed: every(6, 0) });
  });
}
all("is text in feeds, sitemaps, JSON-LD and status.json", attackFiles);
all.run();

/** Our protections, removed one at a time, and where a test must notice it. */
interface Breach {
  readonly file: string;
  readonly wall: string | RegExp;
  readonly hole: string;
  /** Pages on which a script of the payloads must now run if nothing stops it; absent if no script can. */
  readonly runs?: (newsroom: HostileNewsroom) => string[];
  /** The test that must now fail. */
  readonly fails: (attack: Attacked) => Promise<void>;
}

const articles = ({ editions }: HostileNewsroom) => editions.map(({ url }) => url);
const inArticles = (attack: Attacked) => attackArticles(attack, attack.editions);
const inSearch = (attack: Attacked) => attackSearch(attack, { inAddress: [], typed: QUERIES.slice(0, 40) });

const BREACHES: Readonly<Record<string, Breach>> = {
  "titles on pages": {
    file: "src/theme/components/ArticleHead.tsx",
    wall: /<h1 .*?<\/h1>/s,
    hole: '<h1 dangerouslySetInnerHTML={{ __html: subject?.title ?? "" }} />',
    runs: articles,
    fails: inArticles,
  },
  "HTML in Markdown": {
    file: "src/core/markdown/markdown.ts",
    wall: "html: false",
    hole: "html: true",
    runs: articles,
    fails: inArticles,
  },
  "links in Markdown": {
    file: "src/core/markdown/markdown.ts",
    wall: "instance.validateLink = isSafeLink",
    hole: "instance.validateLink = () => true",
    fails: inArticles,
  },
  "JSON in scripts": {
    file: "src/core/html.ts",
    wall: "/[<>&\\u2028\\u2029]/g",
    hole: "/(?!)/g",
    runs: articles,
    fails: inArticles,
  },
  "texts in XML": {
    file: "src/core/html.ts",
    wall: `/[&<>"']/g`,
    hole: "/(?!)/g",
    fails: attackFiles,
  },
  "titles of results": {
    file: "src/theme/client/search-view.ts",
    wall: "made.textContent = text;",
    hole: "made.innerHTML = text;",
    fails: inSearch,
  },
  "the query in the answer": {
    file: "src/theme/client/search.ts",
    wall: "status.textContent = statusOf(",
    hole: "status.innerHTML = statusOf(",
    fails: inSearch,
  },
};

const walls = suite("without our escaping");
for (const [name, { file, wall, hole, runs, fails }] of Object.entries(BREACHES)) {
  walls(
    `of ${name}, the same tests fail${runs ? ", and only the policy keeps scripts from running" : ""}`,
    async () => {
      const newsroom = hostileNewsroom(live(), { articles: 31, topicsEach: 1, payloadsPerBody: 1 });
      edit(newsroom.project, file, (text) => text.replace(wall, () => hole));
      // Without our escaping, markup may hide the words of a page, and the index refuses to lack a page.
      if (fails !== inSearch)
        edit(newsroom.project, "plugins/polyglot.ts", (text) =>
          text.replace("    searchPlugin(config, { languages });\n", ""),
        );
      edit(newsroom.project, "src/theme/components/Document.tsx", (text) =>
        text.replace(/<meta http-equiv="content-security-policy" content=\{.+\} \/>/, ""),
      );
      const attack = await attacked(newsroom);
      const error = await fails(attack).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      ok(error instanceof Error, `no test noticed that ${name} are not escaped`);
      await attack.visit.close();
      await attack.served.close();
      if (!runs) return;
      const [stopped, free] = [
        await witness(newsroom, runs(newsroom), true),
        await witness(newsroom, runs(newsroom), false),
      ];
      equal(stopped.dialogs, []);
      not.equal(stopped.active, []);
      not.equal(stopped.violations, []);
      ok(free.dialogs.length > 5, `${free.dialogs.length}`);
    },
  );
}
walls.run();

/** Payloads that run without any action when read as markup, and do not hide the rest of the page. */
function live(): string[] {
  const addresses = BY_DANGER.filter((text) => /^\s*javascript:/i.test(text));
  const tags = BY_DANGER.filter(
    (text) => /<(?:script|img|svg)\b/i.test(text) && !/<!--|<title|<plaintext|<textarea/i.test(text),
  );
  return [...addresses, ...tags];
}

async function witness(newsroom: HostileNewsroom, urls: string[], underPolicy: boolean): Promise<Witness> {
  const headers = underPolicy ? { "content-security-policy": CONTENT_SECURITY_POLICY } : {};
  const served = await serve(`${newsroom.project}/_site`, { headers });
  const visited = await visit(served);
  await visited.open(urls);
  await visited.close();
  await served.close();
  return visited.witness;
}
