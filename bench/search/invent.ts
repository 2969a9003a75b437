import { paradigms } from "./forms.ts";
import { Random } from "./random.ts";
import type { Text } from "./text.ts";

/** Invented articles of a language. */
const PAGES = 120;

/** Han characters of news, the frequent ones first. */
const HAN =
  "的在一了人他有们是国这为会我不行和对发中大到新上员议于示以后时出前来方表法将斯个政能周者并名得之要地部家说但年情与成也其进动联自最公过该特度可日生关多场工称美利下道分事子民而球加病还些被然如就此主入开经党报作因提已警定位月西力内现问告及冠英队受赛用没机实长同府制业全总体果天相种布班本间目比例期院离数亚阿战当印尔据邦回疫物德选支施从两保所治任计小起活击感取都让明火交应合市高做持向手案安区里试金通性基巴希达参她兰决第外反面那求或次认接信复抗致拉六举资毒理无确组车领需件重解旅况望三社福官助系样划供结推统牙很获指使闻孩司更去意着首己客消身防只正州视威坦众非量仍建点局导尼太命星题境军城措心格打令你隔强常么言息测广万收观执近担染验教证席文克士未采游规失由医务至放约超宣波临续十查四争器造好罗二调几台各处等列给除死门白察纪早立晚银增往清传五包频电男看它票别则控式什口空候岁济石变协剧织权湖直引势充知影具今状记企程转沃澳补疗何共武义救型腊必绝先原管括园代平设图针尽否运少诉响类即集带根论检且演级访富纳突限展媒学投边想胜水真评似米呼亡预备节念越群伤欧世色份显涉药康效标见价段元诺曾构化界塔枪座土再险责项患际始商女声存馆维光航继苏单承容随低犹虽停南装满乐闭留宫谈疑暴朝汗须够恢模终塞降紧网监办线难团华伊曼森岩科围海狒汇激快改卫修研准判许才冲犯款播室歌户注精莱季束产丰陆历假午岛走断每血害完质住老帮顾极危吁便额询送";

const SYLLABLES: Readonly<Record<string, readonly string[]>> = {
  ru: "бор вел гор дал зем кон лес мар нов пер раз сол тем фор хол цен чес шту щел зна кро пле ста тру".split(
    " ",
  ),
  en: "bar cor del fen gran hol jun kel lim mar nor pel quin ros sten tor ul ven wil zan brig clan drum stret".split(
    " ",
  ),
};

/** Articles in invented words, inflected as the language inflects: the same for the same seed. */
export function inventPages(locale: string, seed: number): Map<string, Text> {
  const random = new Random(seed + locale.charCodeAt(0));
  const sentence = inventSentences(locale, random);
  const pages = Array.from({ length: PAGES }, (_, index): [string, Text] => {
    const paragraphs = Array.from({ length: random.between(4, 9) }, () =>
      Array.from({ length: random.between(2, 5) }, sentence).join(locale === "zh" ? "" : " "),
    );
    const title = sentence().replace(/[.。]$/, "");
    return [`page-${String(index + 1).padStart(3, "0")}`, { title, body: paragraphs.join("\n\n") }];
  });
  return new Map(pages);
}

/** A language of invented words. The result draws a sentence from it on each call. */
export function inventSentences(locale: string, random: Random): () => string {
  return locale === "zh" ? chineseSentences(random) : inflectedSentences(random, locale);
}

/** Small numbers come often, as frequent words do. */
function skewed(random: Random, count: number): number {
  return Math.floor(random.next() ** 2.5 * count);
}

function chineseSentences(random: Random): () => string {
  const characters = [...HAN];
  const character = () => characters[skewed(random, characters.length)] ?? "";
  const words = Array.from({ length: 3000 }, () =>
    Array.from({ length: random.between(1, 4) }, character).join(""),
  );
  const word = () => words[skewed(random, words.length)] ?? "";
  const special = [
    () => `${random.between(1, 31)}日`,
    () => `${random.between(1990, 2024)} 年`,
    () => `${random.between(1, 99)}.${random.between(1, 9)}亿`,
    () => random.pick(["UNESCO", "G20", "COVID-19", "AI", "5G"]) + word(),
    () => `《${word()}${word()}》`,
    () => `“${word()}”`,
  ];
  const clause = () =>
    Array.from({ length: random.between(3, 7) }, () =>
      random.next() < 0.1 ? random.pick(special)() : word(),
    ).join("");
  return () => `${Array.from({ length: random.between(1, 3) }, clause).join(random.pick("，、："))}。`;
}

function inflectedSentences(random: Random, locale: string): () => string {
  const manners = paradigms(locale);
  const lexemes = Array.from({ length: 1500 }, () => ({
    stem: Array.from({ length: random.between(2, 3) }, () => random.pick(SYLLABLES[locale] ?? [])).join(""),
    endings: random.pick(manners),
  }));
  const word = () => {
    const { stem = "", endings = [""] } = lexemes[skewed(random, lexemes.length)] ?? {};
    return stem + random.pick(endings);
  };
  return () => {
    const words = Array.from({ length: random.between(5, 14) }, word).join(" ");
    return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
  };
}
