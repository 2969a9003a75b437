/** Words of labels that mean the opposite, or the next thing of a row, by language: none can replace another. */
const OPPOSITES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: rows(
    "next previous|next back|first last|newer older|new old|newest oldest|open close|show hide|on off|yes no|add remove|" +
      "enable disable|enabled disabled|expand collapse|import export|upload download|lock unlock|locked unlocked|" +
      "mute unmute|pin unpin|follow unfollow|subscribe unsubscribe|like dislike|accept reject|approve decline|" +
      "allow deny|allow block|start stop|start end|begin end|before after|from to|up down|left right|top bottom|" +
      "increase decrease|minimum maximum|min max|more less|ascending descending|public private|undo redo|copy paste|" +
      "cut paste|connect disconnect|connected disconnected|online offline|active inactive|valid invalid|success failure|" +
      "succeeded failed|today yesterday|today tomorrow|yesterday tomorrow|day week|day month|day year|week month|" +
      "week year|month year|hour minute|minute second|all none|bold italic|login logout|sender recipient|input output|" +
      "width height|name password|title summary|morning evening|north south|east west",
  ),
  zh: rows(
    "上 下|前 后|左 右|新 旧|早 晚|增 减|加 减|开 关|首 末|大 小|升 降|显示 隐藏|启用 禁用|启用 停用|打开 关闭|开启 关闭|" +
      "添加 删除|展开 收起|展开 折叠|登录 退出|导入 导出|上传 下载|锁定 解锁|静音 取消静音|关注 取消关注|接受 拒绝|允许 禁止|" +
      "开始 结束|开始 停止|之前 之后|公开 私密|撤销 重做|复制 粘贴|剪切 粘贴|连接 断开|在线 离线|有效 无效|成功 失败|" +
      "今天 昨天|今天 明天|昨天 明天|全部 无|粗体 斜体|输入 输出|宽度 高度|是 否",
  ),
  ru: rows(
    "следующий предыдущий|следующая предыдущая|следующее предыдущее|далее назад|вперёд назад|первый последний|первая последняя|" +
      "новый старый|новые старые|новее старее|открыть закрыть|показать скрыть|включить выключить|включить отключить|" +
      "включено выключено|включено отключено|да нет|добавить удалить|развернуть свернуть|импорт экспорт|загрузить скачать|" +
      "войти выйти|вход выход|заблокировать разблокировать|закрепить открепить|принять отклонить|разрешить запретить|" +
      "начало конец|начать закончить|до после|вверх вниз|вверху внизу|влево вправо|слева справа|увеличить уменьшить|" +
      "минимум максимум|больше меньше|отменить повторить|копировать вставить|вырезать вставить|подключить отключить|" +
      "успешно ошибка|сегодня вчера|сегодня завтра|вчера завтра|день неделя|день месяц|неделя месяц|месяц год|все ничего|" +
      "ширина высота|отправитель получатель",
  ),
};

function rows(text: string): string[][] {
  return text.split("|").map((row) => row.split(" "));
}

/**
 * A text with one of its words replaced by its opposite, for each such word.
 *
 * @param language The language only, such as `"en"`.
 * @example
 * oppositesOf("Next page", "en"); // => ["previous page", "back page"]
 */
export function oppositesOf(text: string, language: string): string[] {
  const lower = text.toLowerCase();
  const pairs = (Object.hasOwn(OPPOSITES, language) ? OPPOSITES[language] : undefined) ?? [];
  return pairs.flatMap(([one = "", other = ""]) =>
    [
      [one, other],
      [other, one],
    ].flatMap(([from = "", to = ""]) => {
      const replaced = language === "zh" ? lower.replace(from, to) : lower.replace(wordOf(from), `$1${to}`);
      return replaced === lower ? [] : [replaced];
    }),
  );
}

function wordOf(word: string): RegExp {
  return new RegExp(`(^|[^\\p{L}])${word}(?![\\p{L}])`, "u");
}
