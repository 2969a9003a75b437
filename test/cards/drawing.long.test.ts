import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Renderer } from "@takumi-rs/core";
import sharp from "sharp";
import { equal, is, not, ok } from "uvu/assert";
import { type CardText, cardName } from "../../src/core/cards/cards.ts";
import { cardDrawing, pictureThumbnail } from "../../src/core/cards/layout.ts";
import type { PlannedCard } from "../../src/core/cards/plan.ts";
import { planSiteCards, writeCards } from "../../src/files/cards/cards.ts";
import { openFonts } from "../../src/files/cards/fonts.ts";
import { findPackage } from "../../src/files/packages.ts";
import { DAMAGES } from "../support/damage.ts";
import { siteOf } from "../support/newsroom-fixture.ts";
import { copyProject, edit, filesIn, hashesOf, polyglot } from "../support/project.ts";
import { referenceSite } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

const { faces } = planSiteCards(siteOf({}), () => (key) => key, ".");
if (!faces) throw new Error("the fonts of the cards are not installed");
const { text: fonts } = faces;
const CHOSEN = ["@fontsource-variable/noto-sans-sc"];

const coverage = suite("the font of the cards");
/** As FreeType reads the font. The package's style sheet promises all of `LACKS`, except the emoji. */
const HAS = [..."Aäß№–—«»“”…·еёйЙыЁ《》，。、龘骉联合国✓≠"];
const LACKS = [..."іїєґҚғө₽⭐☺ʼ𠮷😀🌍⟨ا"];
for (const character of HAS) coverage(`has ${character}`, () => ok(fonts.has(character.codePointAt(0) ?? 0)));
for (const character of LACKS)
  coverage(`lacks ${character}`, () => ok(!fonts.has(character.codePointAt(0) ?? 0)));
coverage("gives each character one file, the same in every request", () => {
  const homes = (text: string, character: string) =>
    fonts
      .subsetsFor(text)
      .filter(({ ranges }) => ranges.some(([first, last]) => inside(character, first, last)))
      .map(({ bytes }) => bytes.length);
  for (const character of "A“联й…") {
    is(homes(character, character).length, 1, character);
    equal(homes(character, character), homes("联合国 UNESCO, «Юнеско» — “教科文组织”…", character));
  }
  equal(fonts.subsetsFor("😀"), []);
});
coverage("is also that of titles if a site has chosen it", () => {
  const chosen = planSiteCards(siteOf({}), () => (key) => key, ".", { fonts: CHOSEN }).faces;
  equal([chosen?.title.versions, chosen?.text.versions], [fonts.versions, fonts.versions]);
  not.equal(faces.title.versions, fonts.versions);
});
coverage("is undefined if its package isn't installed", () => {
  is(openFonts(["@fontsource-variable/there-is-none"]), undefined);
  is(findPackage("there-is-none"), undefined);
  const { plan, faults } = planSiteCards(siteOf({}), () => (key) => key, ".", {
    fonts: ["@fontsource-variable/none"],
  });
  is(plan, undefined);
  equal(
    faults.map(({ code, values }) => [code, values.command?.includes("@fontsource-variable/none")]),
    [["card-packages", true]],
  );
});
coverage.run();

function inside(character: string, first: number, last: number): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return first <= codePoint && codePoint <= last;
}

const glyphs = suite("glyphs");
glyphs("of everything that the newsroom writes on its cards are letters, not boxes", async () => {
  const { project } = await referenceSite();
  const titles = readdirSync(join(project, "content/articles")).flatMap((slug) =>
    ["en", "zh", "ru"].map(
      (locale) =>
        /^title: (.*)$/m.exec(
          readFileSync(join(project, `content/articles/${slug}/index.${locale}.md`), "utf8"),
        )?.[1] ?? "",
    ),
  );
  const characters = [...new Set(titles.join("").replace(/\s/g, ""))];
  ok(characters.length > 100, String(characters.length));
  // Without its ranges the file is also used for characters that it lacks, and shows a placeholder for them.
  const boxes = new Renderer();
  const [latin] = fonts.subsetsFor("A");
  await boxes.registerFont({ name: "font", data: latin?.bytes ?? new Uint8Array() });
  const box = await drawn(boxes, "\u{1f600}");
  const empty = await drawn(boxes, " ");
  not.equal(box, empty);
  const renderer = new Renderer();
  for (const { bytes, ranges } of fonts.subsetsFor(characters.join("")))
    await renderer.registerFont({
      name: "font",
      data: bytes,
      unicodeRange: ranges.map(([first, last]): [number, number] => [first, last]),
    });
  const pictures = new Map<string, string>();
  for (const character of characters) pictures.set(character, await drawn(renderer, character));
  for (const [character, picture] of pictures) {
    not.equal(picture, box, character);
    not.equal(picture, empty, character);
  }
  // Some letters of Latin and Cyrillic look the same.
  ok(new Set(pictures.values()).size > characters.length * 0.85);
});
glyphs.run();

async function drawn(renderer: Renderer, text: string): Promise<string> {
  const node = { type: "text", text, style: { fontSize: 40, color: "#000" } } as const;
  const bytes = await renderer.render(node, { width: 60, height: 60, format: "raw", fontFamilies: ["font"] });
  return Buffer.from(bytes).toString("base64");
}

const english: CardText = {
  lang: "en",
  dir: "ltr",
  title: "A visit to the bureau",
  siteName: "Higher Education News",
  date: "March 9, 2019",
  topic: "Partnerships",
};
const TEXTS: Readonly<Record<string, CardText>> = {
  English: english,
  Chinese: {
    ...english,
    lang: "zh-Hans",
    title: "访问：“联合国”",
    siteName: "新闻",
    date: "2019年3月9日",
    topic: "会议",
  },
  Russian: { ...english, lang: "ru", title: "Визит — «Париж»", siteName: "Новости", date: "9 марта 2019 г." },
  "300 Han": { ...english, lang: "zh-Hans", title: "联合国教科文组织".repeat(38) },
  "one long word": { ...english, title: "W".repeat(300) },
  "no topic": { ...english, topic: undefined },
  stale: { ...english, note: "The original has changed since this translation was made." },
  "markup and signs": { ...english, title: `</script><b>&amp;"'{{ x }}\\n${"%".repeat(20)}` },
};

const drawing = suite<{ folder: string; before: string }>("drawing of cards", { folder: "", before: "" });
drawing.before((context) => {
  context.before = process.cwd();
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-cards-"));
  // The cache is in the project's folder.
  process.chdir(context.folder);
});
drawing.after(({ folder, before }) => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});
for (const [name, text] of Object.entries(TEXTS)) {
  drawing(`${name}: is 1200 × 630, with text next to a picture that is not covered`, async ({ folder }) => {
    const bytes = await draw(planned(text), folder);
    const { width, height, format } = await sharp(bytes).metadata();
    equal([width, height, format], [1200, 630, "png"]);
    ok((await ink(bytes, 56, 50, 612, 350)) > 0.01, "a title");
    ok((await ink(bytes, 56, 500, 612, 90)) > 0.01, "who says it, and when");
    is(await ink(bytes, 670, 0, 48, 630), 0, "a margin before the picture");
    is(await ink(bytes, 0, 0, 50, 630), 0, "a margin");
    is(await ink(bytes, 0, 0, 720, 40), 0, "nothing where services may cut");
    is(await ink(bytes, 0, 600, 720, 30), 0, "nothing where services may cut");
  });
}
drawing(
  "sets titles in a font of their own, and what that lacks in the font of the text",
  async ({ folder }) => {
    const card = planned(english);
    const drawn = async (title: typeof faces.title, target: string) => {
      await writeCards([card], { ...faces, title }, folder, join(folder, target));
      rmSync(join(folder, ".polyglot"), { recursive: true, force: true });
      return hashesOf(join(folder, target));
    };
    const own = await drawn(faces.title, "own");
    const ofText = await drawn(faces.text, "of-text");
    not.equal(own, ofText);
    equal(await drawn({ ...faces.title, subsetsFor: () => [] }, "lacking"), ofText);
  },
);
drawing("is mirrored for right-to-left text", async ({ folder }) => {
  const bytes = await draw(planned({ ...english, dir: "rtl" }), folder);
  // The mark in the middle of the picture has the colour of paper.
  ok((await ink(bytes, 0, 0, 480, 630)) > 0.8, "the picture");
  is(await ink(bytes, 1150, 0, 50, 630), 0, "the margin");
});
drawing(
  "draws the same bytes in another order, one at a time, and with an empty cache",
  async ({ folder }) => {
    const cards = Object.values(TEXTS).map((text) => planned(text));
    const one = join(folder, "one");
    await writeCards(cards, faces, ".", one);
    rmSync(join(folder, ".polyglot"), { recursive: true });
    const two = join(folder, "two");
    await writeCards([...cards].reverse(), faces, ".", two);
    equal(hashesOf(one), hashesOf(two));
    rmSync(join(folder, ".polyglot"), { recursive: true });
    for (const card of cards.slice(1, 3)) await writeCards([card], faces, ".", join(folder, "three"));
    for (const [file, hash] of Object.entries(hashesOf(join(folder, "three")))) is(hash, hashesOf(one)[file]);
  },
);
drawing("draws nothing twice", async ({ folder }) => {
  const cards = [planned(english), planned({ ...english, title: "Another visit" })];
  const cache = join(folder, ".polyglot/cache/cards");
  await writeCards(cards, faces, ".", join(folder, "four"));
  const stamps = () => readdirSync(cache).map((file) => `${file} ${statSync(join(cache, file)).ino}`);
  const before = stamps();
  const steps: number[] = [];
  await writeCards(cards, faces, ".", join(folder, "five"), (done) => steps.push(done));
  equal([stamps(), steps], [before, []]);
  equal(hashesOf(join(folder, "five")), hashesOf(join(folder, "four")));
});
for (const [name, damage] of Object.entries(DAMAGES))
  drawing(`draws a card again if its file in the cache is ${name}`, async ({ folder }) => {
    const cards = [planned(english), planned({ ...english, title: "Another visit" })];
    const cache = join(folder, ".polyglot/cache/cards");
    await writeCards(cards, faces, ".", join(folder, "six"));
    const cached = readdirSync(cache).map((file) => join(cache, file));
    damage(cached[0] ?? "", cached[1] ?? "");
    await writeCards(cards, faces, ".", join(folder, "seven"));
    equal(hashesOf(join(folder, "seven")), hashesOf(join(folder, "six")));
    for (const used of [".polyglot", "six", "seven"]) rmSync(join(folder, used), { recursive: true });
  });
drawing(
  "refuses a cover that has changed since the card was planned, and caches nothing of it",
  async ({ folder }) => {
    const cover = { file: "late.png", hash: "of another picture" };
    writeFileSync(join(folder, cover.file), "x");
    const card = {
      file: `${cardName(cardDrawing(english), ["late"])}.jpg`,
      drawing: cardDrawing(english),
      cover,
    };
    for (const act of [() => {}, () => rmSync(join(folder, cover.file))]) {
      act();
      equal(await writeCards([card], faces, folder, join(folder, "late")), [
        { code: "image-changed", file: join(folder, cover.file), values: {} },
      ]);
      equal(readdirSync(join(folder, "late")), []);
    }
  },
);
drawing("crops a cover of any format, upright and without its metadata", async ({ folder }) => {
  const wide = sharp({ create: { width: 900, height: 300, channels: 3, background: "#c00" } });
  for (const [format, ending] of [
    ["jpeg", "jpg"],
    ["png", "png"],
    ["webp", "webp"],
    ["avif", "avif"],
  ] as const) {
    const cover = `cover.${ending}`;
    writeFileSync(
      join(folder, cover),
      await wide
        .clone()
        .toFormat(format)
        .withExif({ IFD0: { Artist: "somebody" } })
        .toBuffer(),
    );
    for (const shown of [cardDrawing(english), pictureThumbnail()]) {
      const hash = createHash("sha256")
        .update(readFileSync(join(folder, cover)))
        .digest("hex");
      const file = `${cardName(shown, [cover])}.jpg`;
      const card = { file, drawing: shown, cover: { file: cover, hash } };
      const bytes = await draw(card, folder);
      const { width, height, format: kind, exif } = await sharp(bytes).metadata();
      equal([width, height, kind, exif], [shown.size.widthPx, shown.size.heightPx, "jpeg", undefined]);
      ok((await ink(bytes, shown.size.widthPx - 200, 0, 200, 300)) > 0.99, `${ending} is shown`);
    }
  }
});
drawing.run();

function planned(text: CardText): PlannedCard {
  const shown = cardDrawing(text);
  return { file: `${cardName(shown, [])}.png`, drawing: shown };
}

async function draw(card: PlannedCard, folder: string): Promise<Buffer> {
  const target = join(folder, "drawn");
  await writeCards([card], faces as NonNullable<typeof faces>, folder, target);
  return readFileSync(join(target, card.file));
}

/** The share of a part of a picture that is not background, from 0 to 1. */
async function ink(bytes: Buffer, left: number, top: number, width: number, height: number): Promise<number> {
  const part = sharp(bytes).extract({ left, top, width, height }).removeAlpha().raw();
  const { data, info } = await part.toBuffer({ resolveWithObject: true });
  let marked = 0;
  for (let at = 0; at < data.length; at += info.channels)
    if (Math.abs((data[at] ?? 0) - 0xfc) + Math.abs((data[at + 2] ?? 0) - 0xf8) > 24) marked++;
  return marked / (width * height);
}

const site = suite("cards of the newsroom");
site("exist for every listed article, and no others", async () => {
  const { output, project } = await referenceSite();
  const cards = filesIn(join(output, "assets/cards"));
  const sizes = await Promise.all(
    cards.map(async (file) => {
      const { width, height, format } = await sharp(join(output, "assets/cards", file)).metadata();
      is(format, file.endsWith(".jpg") ? "jpeg" : "png");
      return `${width}x${height}`;
    }),
  );
  // Five articles in three languages, minus one draft. A thumbnail shows the cover, the same in each language.
  is(sizes.filter((size) => size === "1200x630").length, 14);
  is(sizes.filter((size) => size === "500x500").length, 5);
  is(sizes.length, 19);
  for (const file of cards) ok(statSync(join(output, "assets/cards", file)).size < 300_000, file);
  equal(
    readdirSync(join(project, ".polyglot/cache/cards")).sort(),
    cards.map((file) => `drawn.${file}`).sort(),
  );
  ok(readFileSync(join(output, "_headers"), "utf8").includes("/assets/cards/*\n  Cache-Control:"));
});
site("are not drawn if the site turns them off; a title that cannot be drawn is reported", async () => {
  const project = copyProject();
  edit(project, "content/articles/visit-to-ibe/index.zh.md", (text) => text.replace("title: ", "title: 😀"));
  const { stdout, code } = await polyglot(project, ["check"]);
  is(code, 0);
  ok(stdout.includes("content/articles/visit-to-ibe/index.zh.md"), stdout);
  ok(stdout.includes("😀 (U+1F600)"), stdout);
  edit(project, "eleventy.config.ts", (text) => text.replace("url:", "cards: false,\n  url:"));
  const checked = await polyglot(project, ["check"]);
  equal([checked.code, checked.stdout], [0, ""]);
  const { code: built, stderr } = await polyglot(project, ["build"]);
  equal([built, stderr], [0, ""]);
  equal(
    filesIn(join(project, "_site/")).filter((file) => file.includes("cards/")),
    [],
  );
});
site.run();
