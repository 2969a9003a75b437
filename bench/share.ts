/**
 * Prints how many heads and QR codes per second this machine makes, and the cost of a code when its mask is
 * chosen.
 *
 *     npm run bench:share
 */
import { encodeQR } from "qr";
import { shareTags } from "../src/core/share/head-tags.ts";
import { shareImages } from "../src/core/share/image.ts";
import { shareLink, shareTargets } from "../src/core/share/links.ts";
import { qrSvg } from "../src/core/share/qr.ts";

/** How long each part is measured. */
const MEASURED_MS = 1000;

const images = shareImages("Новости");
const summary = "Представители десяти стран обсудили в Париже, как технологии меняют высшее образование.";
const facts = (index: number) => ({
  url: `https://news.example.org/ru/news/a-visit-to-the-headquarters-${index}/`,
  title: `Делегация Центра посетила штаб-квартиру в Париже, ${index}`,
  description: summary,
  siteName: "Новости",
  lang: "ru",
  ogLocale: "ru_RU",
  ogAlternates: ["en_US", "zh_CN"],
  images,
  article: { published: "2019-03-09", tags: ["Сотрудничество", "Высшее образование"] },
});

const parts: Readonly<Record<string, (index: number) => unknown>> = {
  heads: (index) => shareTags(facts(index)),
  "sets of links": (index) => {
    const { url, title, lang } = facts(index);
    const shared = { url, title, lang, summary, image: images.image.url };
    return shareTargets("ru").map((target) => shareLink(target, shared));
  },
  "QR codes": (index) => qrSvg(facts(index).url, "QR"),
  "QR matrices, mask chosen": (index) => encodeQR(facts(index).url, "raw", { ecc: "medium", border: 1 }),
  "QR matrices, mask fixed": (index) =>
    encodeQR(facts(index).url, "raw", { ecc: "medium", border: 1, mask: 0 }),
};

for (const [name, make] of Object.entries(parts)) {
  for (let index = 0; index < 200; index++) make(index);
  const start = performance.now();
  let made = 0;
  while (performance.now() - start < MEASURED_MS) make(made++);
  const perSecond = Math.round((made / (performance.now() - start)) * 1000);
  process.stdout.write(`${name.padEnd(26)} ${perSecond.toLocaleString("en").padStart(10)} a second\n`);
}
