import { equal } from "uvu/assert";
import { checkMessageStates } from "../../src/core/acceptance/check.ts";
import { suite } from "../support/suite.ts";
import { ACCEPTED, EN, NOTHING, RU, statesOf } from "../support/translated-messages.ts";

const checking = suite("checkMessageStates");
const found = (...args: Parameters<typeof statesOf>) =>
  checkMessageStates(statesOf(...args), args[2]).map(({ code, file, line, values }) => ({
    place: `${code} ${file}:${line}`,
    values,
  }));
checking("reports a stale message at its translation, with both texts of the source and the command", () => {
  equal(found({ ...EN, articles_one: "one article" }, RU, ACCEPTED), [
    {
      place: "message-stale locales/ru/archive.json:3",
      values: {
        key: "articles",
        before: "{{count}} article / {{count}} articles",
        after: "one article / {{count}} articles",
        name: "archive:articles",
        locale: "ru",
      },
    },
  ]);
});
checking("reports what was never accepted once for a catalogue, where the language has a record", () => {
  const more = [
    { ...EN, more: "More", less: "Less" },
    { ...RU, more: "Больше", less: "Меньше" },
  ] as const;
  equal(found(...more, ACCEPTED), [
    {
      place: "message-unaccepted locales/ru/archive.json:11",
      values: { key: "more", found: "2", name: "messages/archive", locale: "ru" },
    },
  ]);
  equal(found(...more, NOTHING), []);
  equal(found(EN, RU, ACCEPTED), []);
});
checking.run();
