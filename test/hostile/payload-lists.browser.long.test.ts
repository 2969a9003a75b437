import { equal, ok } from "uvu/assert";
import { NOTHING, visit } from "../support/hostile-visit.ts";
import { LOCALES } from "../support/newsroom-fixture.ts";
import { type Attacked, attackedWithAll, attackLists } from "../support/payload-attacks.ts";
import { PAYLOADS, type Place } from "../support/payloads.ts";
import { suite } from "../support/suite.ts";

const payloads = suite<Attacked>("payloads that others have collected");
payloads.before(async (context) => {
  // Enough articles for lists of several pages.
  Object.assign(context, await attackedWithAll({ articles: 34, topicsEach: 2, payloadsPerBody: 8 }));
});
payloads.after(({ served }) => served.close());
payloads.before.each(async (context) => {
  context.visit = await visit(context.served);
});
payloads.after.each((context) => context.visit.close());

/** The codes with which a check may refuse a payload, and what the payload must then contain. */
const REASONS: Readonly<Record<string, RegExp>> = {
  "hidden-character": /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
  "wrong-value": /^\s*$/,
  "message-markup": /<\/?[a-z]/i,
};

payloads(
  "are refused for invisible characters, for being empty, and for tags only in a message",
  ({ refused }) => {
    ok(PAYLOADS.length >= 750);
    for (const place of ["head", "body", "message"] satisfies Place[])
      for (const [payload, codes] of refused[place])
        for (const code of codes.split(" ")) {
          ok(REASONS[code]?.test(payload), `${place} ${JSON.stringify(payload)}: ${code}`);
          ok(code !== "message-markup" || place === "message");
        }
    const through = (place: Place) => PAYLOADS.length - refused[place].size;
    equal([through("head") > 650, through("body") > 650, through("message") > 280], [true, true, true]);
  },
);

payloads("do nothing in lists, and are shown there as they were written", async (context) => {
  const lists = ["", "archive/", "archive/2015/", "topics/t0-1/", "topics/t11-1/", "topics/t33-0/"];
  await attackLists(
    context,
    LOCALES.flatMap((locale) => lists.map((list) => `/${locale}/${list}`)),
  );
  await context.visit.open(["/", "/404.html", "/status/"]);
  equal(context.visit.witness, NOTHING);
});

payloads.run();
