import { equal, is } from "uvu/assert";
import {
  acceptMessages,
  changedMessages,
  chosenBy,
  messageStates,
  messagesStatus,
  readMessageChoice,
} from "../../src/core/acceptance/states.ts";
import { suite } from "../support/suite.ts";
import { ACCEPTED, catalogue, EN, NOTHING, RU, statesOf } from "../support/translated-messages.ts";

const names = (...states: Parameters<typeof statesOf>) =>
  statesOf(...states).flatMap((one) => [...one.states].map(([key, { state }]) => `${key} ${state}`));
const states = suite("messageStates");
states("counts the plural forms of a message as one, and leaves out what is empty in the source", () => {
  equal(names(EN, RU, ACCEPTED), ["title current", "articles current", "states.soon current"]);
});
states("takes the translations of a changed source as stale, and says what it was", () => {
  const changed = { ...EN, articles_one: "one article" };
  equal(names(changed, RU, ACCEPTED), ["title current", "articles stale", "states.soon current"]);
  const [archive] = statesOf(changed, RU, ACCEPTED);
  const { source, accepted } = archive?.states.get("articles") ?? {};
  equal([source?.get("one"), accepted?.get("one")], ["one article", "{{count}} article"]);
});
states("takes a text with other white space as the same", () => {
  equal(names({ ...EN, title: " Archive\u00A0" }, RU, ACCEPTED)[0], "title current");
});
states("stays stale when only the translation changes, as an edition does", () => {
  equal(names({ ...EN, title: "Archives" }, { ...RU, title: "Архивы" }, ACCEPTED)[0], "title stale");
  equal(names(EN, { ...RU, title: "Архивы" }, ACCEPTED)[0], "title current");
});
states("tells what was never accepted from what is not translated", () => {
  equal(names(EN, RU, NOTHING), ["title unaccepted", "articles unaccepted", "states.soon unaccepted"]);
  equal(names(EN, { ...RU, title: "", articles_few: "" }, ACCEPTED).slice(0, 2), [
    "title open",
    "articles open",
  ]);
  equal(names(EN, { ...RU, title: " \u3000" }, ACCEPTED)[0], "title open");
  equal(names(EN, undefined, ACCEPTED), ["title open", "articles open", "states.soon open"]);
});
states("takes the translations of a message that the theme has changed as stale", () => {
  const setsOf = (title: string) => ({
    site: [catalogue("en", "site", { name: "News" }), catalogue("fr", "archive", { title: "Archives" })],
    theme: [catalogue("en", "archive", { title })],
    sourceLocale: "en",
  });
  const { accepted } = acceptMessages(messageStates("fr", setsOf("Archive"), NOTHING), NOTHING, () => true);
  const stateIn = (title: string) =>
    messageStates("fr", setsOf(title), accepted)[0]?.states.get("title")?.state;
  equal([stateIn("Archive"), stateIn("News archive")], ["current", "stale"]);
});
states("has none for the source language, and the theme's for a language of the site's own", () => {
  const sets = {
    site: [catalogue("en", "site", { name: "News" }), catalogue("fr", "archive", { title: "Archives" })],
    theme: [catalogue("en", "archive", EN), catalogue("ru", "archive", RU)],
    sourceLocale: "en",
  };
  equal(messageStates("en", sets, NOTHING), []);
  equal(
    messageStates("fr", sets, NOTHING).map(({ namespace, states: own }) => [
      namespace,
      own.get("title")?.state,
    ]),
    [
      ["archive", "unaccepted"],
      ["site", undefined],
    ],
  );
  equal(
    messageStates("ru", sets, NOTHING).map(({ namespace }) => namespace),
    ["site"],
  );
});
states.run();

const accepting = suite("acceptMessages");
accepting("records what is chosen, and nothing that is not translated", () => {
  const { accepted, recorded } = acceptMessages(
    statesOf(EN, { ...RU, title: "" }, NOTHING),
    NOTHING,
    (namespace) => namespace === "archive",
  );
  equal(recorded, ["archive:articles", "archive:states.soon"]);
  equal([...accepted.keys()], recorded);
  const other = acceptMessages(statesOf(EN, RU, NOTHING), NOTHING, () => false);
  equal([other.recorded, other.accepted.size], [[], 0]);
});
accepting("leaves the other messages as they were accepted", () => {
  const changed = { ...EN, title: "Archives", states: { soon: "coming" } };
  const { accepted, recorded } = acceptMessages(
    statesOf(changed, RU, ACCEPTED),
    ACCEPTED,
    chosenBy({ namespace: "archive", key: "title" }),
  );
  equal(recorded, ["archive:title"]);
  equal(names(changed, RU, accepted), ["title current", "articles current", "states.soon stale"]);
});
accepting("removes a message that was deleted or renamed, and one whose translation was taken out", () => {
  const { title, states: _, ...rest } = EN;
  const renamed = { heading: title ?? "", ...rest };
  const { accepted, removed } = acceptMessages(
    statesOf(renamed, { ...RU, articles_one: "", heading: "Архив" }, ACCEPTED),
    ACCEPTED,
    () => false,
  );
  equal(removed, ["archive:title", "archive:articles", "archive:states.soon"]);
  is(accepted.size, 0);
});
accepting.run();

const naming = suite("readMessageChoice");
const CHOICES: readonly [name: string, choice: object | undefined][] = [
  ["messages", {}],
  ["messages/archive", { namespace: "archive" }],
  ["archive:articles", { namespace: "archive", key: "articles" }],
  ["archive:states.soon", { namespace: "archive", key: "states.soon" }],
  ["visit-to-ibe", undefined],
  ["articles/messages", undefined],
  ["messages/archive:title", undefined],
  ["archive:", undefined],
  ["", undefined],
];
for (const [name, choice] of CHOICES)
  naming(`reads “${name}”`, () => {
    equal(readMessageChoice(name), choice);
  });
naming.run();

const changing = suite("changedMessages");
changing("has the texts of a stale message as they were and as they are, by plural form", () => {
  const { articles_one: _, ...rest } = EN;
  const namespaces = statesOf({ ...rest, title: "Archives 归档", articles_other: "articles" }, RU, ACCEPTED);
  const title = { name: "archive:title", texts: [{ before: "Archive", after: "Archives 归档" }] };
  equal(changedMessages(namespaces, {}), [
    title,
    {
      name: "archive:articles",
      texts: [
        { before: "{{count}} article", after: "" },
        { before: "{{count}} articles", after: "articles" },
      ],
    },
  ]);
  equal(changedMessages(namespaces, { namespace: "archive", key: "title" }), [title]);
  equal(changedMessages(namespaces, { namespace: "site" }), []);
  equal(changedMessages(statesOf(EN, RU, NOTHING), {}), []);
});
changing.run();

const counting = suite("messagesStatus");
counting("names what is stale and counts the rest, for the languages that translate", () => {
  const changed = { ...EN, title: "Archives", more: "More" };
  const status = messagesStatus(
    new Map([
      ["en", []],
      ["ru", statesOf(changed, { ...RU, states: { soon: "" }, more: "Больше" }, ACCEPTED)],
    ]),
  );
  equal(status, { ru: { archive: { current: 1, stale: ["title"], unaccepted: 1, open: 1 } } });
});
counting.run();
