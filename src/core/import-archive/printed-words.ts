/**
 * Lines that printed pages have around an article, in the languages of the command. Each pattern is tried on a line without
 * the space around it.
 */
const AROUND: readonly RegExp[] = [
  // Notices of a site.
  /\bsite is (?:currently |temporarily )?(?:under|being|in)\b|^(?:it )?will be available soon|^coming soon\b|\bunder (?:construction|configuration|maintenance)\b/i,
  /(?:网站|本站|页面|网页).{0,8}(?:建设|维护|升级|配置|调试|完善)中?|敬请期待|即将(?:上线|开放|推出)/,
  /сайт.{0,30}(?:разработк|настра|обслуживан|реконструкц|наполнен)|^скоро (?:будет|откро|появ)/i,
  /\b(?:we|this (?:web)?site) uses? cookies\b|^accept (?:all )?cookies|使用.{0,4}cookie|файлы cookie/i,
  /^skip to (?:the )?(?:main )?content|^loading\b|^跳到(?:主要)?内容|^перейти к (?:основному )?содержанию/i,
  // Sharing.
  /^(?:share|share (?:to|on|this|via)\b.*|tweet|follow us.*)$|^share (?:to|on|this|via)\b|^scan (?:the |this )?(?:qr|code)|^copy (?:the )?link/i,
  /^(?:分享|分享到|分享至|转发到|扫一扫|扫码|微信扫|用微信扫|打开微信)/,
  /^(?:поделиться|отправить в|отсканируйте|рассказать друзьям)/i,
  /^(?:(?:wechat|weibo|qq|qzone|facebook|twitter|x|vk|vkontakte|telegram|whatsapp|linkedin|e-?mail|微信|微博|朋友圈|вконтакте|одноклассники)[\s,，、|/·•]*)+$/i,
  // Facts that say nothing about the article, and the tools of a page.
  /^(?:views?|hits|visits|reads?|read(?:ing)? time|font size|print(?: this page)?|editor|source|from)\s*[:：]|^(?:print|print this page|\[?(?:l|m|s)\]?(?: \[?(?:l|m|s)\]?)*)$|^\d+ (?:views?|reads?)$/i,
  /^(?:来源|稿源|编辑|责任编辑|责编|审核|阅读量?|阅读次数|浏览(?:量|次数)?|点击(?:量|次数)?|访问量|字号|字体)\s*[:：]|^(?:打印|打印本页|关闭窗口|【?(?:大|中|小)】?(?:\s*【?(?:大|中|小)】?)*)$/,
  /^(?:источник|редактор|просмотр(?:ов|ы)?|количество просмотров|размер шрифта)\s*:|^(?:печать|версия для печати|распечатать)$/i,
  // Ways to other pages.
  /^(?:home|首页|主页|главная)\s*(?:[>»›/→-]|&gt;)|^(?:you are here|您(?:的|所在的)?位置|当前位置|вы здесь)\s*[:：]?/i,
  /^(?:previous|prev|next)(?: (?:article|post|page|news|item))?\s*(?:[:：»›→]|$)|^[«‹←]\s*(?:previous|back)|^back to\b|^read more\b|^more news\b/i,
  /^(?:上一(?:篇|条|页|则)|下一(?:篇|条|页|则)|返回(?:列表|首页|顶部|上页)?$|更多(?:新闻|资讯|内容)?[>»]*$)/,
  /^(?:предыдущ(?:ая|ий)|следующ(?:ая|ий)|назад к|вернуться (?:к|в)|все новости$|наверх$)/i,
  /^(?:copyright\b|©|\(c\) ?\d{4}|all rights reserved|版权所有|著作权|.{0,6}icp备|все права защищены)/i,
];

/** The beginning of a list of other articles: what follows it is not the article's. */
const OTHERS =
  /^(?:related (?:articles?|news|posts?|stories)|you (?:may|might) also like|see also|recent (?:posts|news)|latest news|相关(?:新闻|文章|阅读|报道|链接)|推荐阅读|延伸阅读|читайте также|похожие (?:новости|статьи)|другие новости|по теме)\s*[:：]?$/i;

const AUTHORS =
  /^(?:by|authors?|text|text by|written by|reporter|автор(?:ы)?|текст|作者|撰稿|撰文|文|记者|通讯员)\s*[:：]\s*(.+)$/iu;

/** "By Anna Petrova": two to four names, each with a capital. */
const BY = /^[Bb]y ((?:\p{Lu}[\p{L}.'’-]*(?: |$)){2,4})$/u;

const CAPTION =
  /^(?:photos?|picture|image|fig(?:ure|\.)?|photo (?:by|credit)|图(?:为|片|\d|[:：])|照片|фото|на (?:фото|снимке)|рис(?:\.|унок))(?:[\s:：.]|$|\p{Script=Han})|[(（](?:left|right|cent(?:er|re)|middle|first|second|third|front|back|左|右|中|前排|后排|слева|справа|в центре)[^()（）]{0,30}[)）]/iu;

const HEADING =
  /^(?:about|background|note(?:s)?|contacts?|for more information|关于|背景|简介|附(?:件|录)?[:：]?|о(?:б)? (?:центре|проекте|бюро|компании|нас|мероприятии)|справк[аи]|контакты)(?:[\s:：]|$|\p{Script=Han})|^(?:\d{1,2}[.)、]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|[IVX]+\.)\s*\S/iu;

/** Whether a line is of the page around the article: a notice, a share line, a way to another page. */
export function isAroundArticle(line: string): boolean {
  return AROUND.some((pattern) => pattern.test(line));
}

/** Whether a line begins a list of other articles. */
export function beginsOtherArticles(line: string): boolean {
  return OTHERS.test(line);
}

/**
 * The authors that a line names.
 *
 * @returns undefined where it names none.
 * @example
 * authorsIn("作者：李明、王芳"); // => ["李明", "王芳"]
 */
export function authorsIn(line: string): string[] | undefined {
  const names = AUTHORS.exec(line)?.[1] ?? BY.exec(line)?.[1];
  return names === undefined ? undefined : namesIn(names);
}

/** The names of a list in words. */
export function namesIn(list: string): string[] {
  return list
    .split(/\s*[,，、;；&]\s*|\s+(?:and|и)\s+/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Whether a short line says that it belongs to a picture. */
export function looksLikeCaption(line: string): boolean {
  return CAPTION.test(line);
}

/** Whether a short line begins like the heading of a section. */
export function looksLikeHeading(line: string): boolean {
  return HEADING.test(line) || (/\p{Lu}{4}/u.test(line) && !/\p{Ll}/u.test(line));
}
