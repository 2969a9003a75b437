import { type Finding, matchesIn } from "./passage.ts";

/** The most characters that are repeated by a slip. */
const LONGEST = 12;

/** One to some characters that come twice in a row. */
const TWICE = new RegExp(`(\\p{Script=Han}{1,${LONGEST}})\\1`, "gu");

/** Words of one character that no writer doubles; most others are doubled for emphasis: 人人, 常常, 好好. */
const SINGLE = new Set(
  "的是在与及把被于和我你您他她它请这那并且而但或将由使让对从为因若如就都也还又再已各该其此有没不到用以所",
);

/** Words that are never doubled. */
const NEVER =
  /^(?:我|您|请|我们|你们|您的|他们|她们|它们|如果|因为|但是|而且|并且|以及|或者|已经|正在|可以|没有|这个|那个|一个|由于)$/u;

/** Two words: one ends as the other begins. Segmentation doesn't always see it. */
const MEETING =
  /^(?:参与与|[普涉]及及|一把把|棉被被|终于于|[温共缓平柔]和和|目的的|[现存所实]在在|使用用|[成大]都都|所以以|其他他)|(?:和和气|的的确|是是非|用用户)$/u;

/** Verbs of two characters that are doubled when something is done for a short while: 讨论讨论. */
const VERBS = new Set(
  (
    "讨论 研究 学习 休息 考虑 商量 打扫 整理 收拾 打听 调查 检查 介绍 了解 认识 帮助 活动 锻炼 放松 体验 感受 参考 尝试 " +
    "比较 交流 沟通 准备 分析 解释 复习 练习 总结 安排 欣赏 参观 观察 思考 回忆 照顾 教育 批评 表扬 庆祝 热闹 高兴 轻松 " +
    "哔哩 凉快 暖和 享受 修改 修理 清理 清洁 布置 打扮 打量 琢磨 核实 核对 联系 支持 宣传 反省 改善 调整 适应 熟悉 试验"
  ).split(" "),
);

/**
 * Words that a typing error has doubled in a Chinese text. A word may end as the next begins, as in 目的的 and
 * 现在在, so what comes twice must be two whole words.
 */
export function doubledInChinese(prose: string): Finding[] {
  const candidates = matchesIn(prose, TWICE);
  if (candidates.length === 0) return [];
  const edges = wordEdges(prose);
  return candidates.flatMap(({ at, found }) => {
    const word = found.slice(0, found.length / 2);
    // Laughter and other sounds, 哈哈哈哈, and requests, 慢点慢点.
    if (word.length > 1 && (new Set(word).size === 1 || /^.[点些]$/u.test(word))) return [];
    if (MEETING.test(`${prose[at - 1] ?? " "}${found}${prose[at + found.length] ?? ""}`)) return [];
    const isWhole = edges.has(at) && edges.has(at + word.length) && edges.has(at + found.length);
    // A noun may be followed by the same word as a verb: 基于此的扩展扩展到.
    const isSlip = word.length === 1 ? SINGLE.has(word) : !VERBS.has(word) && prose[at - 1] !== "的";
    return NEVER.test(word) || (isSlip && isWhole) ? [{ at, found, suggestion: word }] : [];
  });
}

/** The most characters that are divided into words at once: the time grows faster than their number. */
const AT_ONCE = 500;

/** Texts between signs and spaces, where words end in any case, and those signs. */
const PIECES = new RegExp(`[^\\p{P}\\s]{1,${AT_ONCE}}|[\\p{P}\\s]+`, "gu");

/** Where words begin and end. */
function wordEdges(text: string): Set<number> {
  const edges = new Set([text.length]);
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  for (const { 0: piece, index: start } of text.matchAll(PIECES))
    for (const { index } of segmenter.segment(piece)) edges.add(start + index);
  return edges;
}
