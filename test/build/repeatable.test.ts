import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { equal, is, not, ok } from "uvu/assert";
import {
  type BuiltThere,
  buildOn,
  CHECKOUTS,
  environmentOf,
  type Machine,
  USER,
} from "../support/machines.ts";
import { filesIn, hashesOf, ROOT } from "../support/project.ts";
import { contentOf, type ReferenceSite, referenceSite } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

const [, checkout = ""] = CHECKOUTS;

/** Extremes of everything that may differ; the long test covers all of it. */
const CORNERS: Readonly<Record<string, Machine>> = {
  "in the west, in Chinese, by another user in a folder with an odd name and without a network": {
    zone: "America/Los_Angeles",
    locale: "zh_CN.UTF-8",
    checkout,
    other: ["network"],
  },
  "in the east, in Russian, with folders in another order and a clock that is years ahead": {
    zone: "Pacific/Kiritimati",
    locale: "ru_RU.UTF-8",
    checkout: "news",
    other: ["order", "clock"],
  },
};

const repeatable = suite<{ here: ReferenceSite; there: BuiltThere[] }>("the same site everywhere");
repeatable.before(async (context) => {
  context.here = await referenceSite();
  context.there = [];
});

for (const [where, machine] of Object.entries(CORNERS))
  repeatable.long(`is identical byte for byte ${where}`, async ({ here, there }) => {
    const built = await buildOn(machine);
    there.push(built);
    equal(built.hashes, hashesOf(here.output));
  });

repeatable.long("contains nothing about the machine, its user or the time", ({ there }) => {
  const now = new Date();
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
  const long = (lang: string) =>
    now.toLocaleDateString(lang, { year: "numeric", month: "long", timeZone: "UTC" });
  const times = [`${year}-${String(month).padStart(2, "0")}-`, long("en"), long("zh"), long("ru")];
  // A very short host name may be part of any page.
  const hosts = hostname().length > 3 ? [hostname()] : [];
  is(there.length, 2);
  for (const { output, traces } of there)
    for (const file of filesIn(`${output}/`)) {
      const text = contentOf(join(output, file));
      for (const trace of [...traces, ...hosts, ...times])
        not(text.includes(trace), `${file} tells ${trace}`);
    }
  for (const file of filesIn(join(ROOT, "content")).filter((name) => name.endsWith(".md")))
    for (const time of times)
      not(
        readFileSync(join(ROOT, "content", file), "utf8").includes(time),
        `${file} has ${time}: test in another month`,
      );
});

const machines = suite("another machine");
machines.long("has its own zone, language, clock, order of folders and no network", () => {
  const say = (script: string, machine: Machine) => {
    const env = environmentOf(machine, "/nowhere");
    const { stdout, status } = spawnSync(process.execPath, ["--eval", script], {
      env,
      encoding: "utf8",
      cwd: ROOT,
    });
    return status === 0 ? JSON.parse(stdout) : status;
  };
  const machine = { zone: "Asia/Shanghai", locale: "ru_RU.UTF-8", checkout: "" };
  const intl = "const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();";
  equal(say(`${intl} console.log(JSON.stringify([locale, timeZone, process.env.USER]))`, machine), [
    "ru-RU",
    "Asia/Shanghai",
    USER,
  ]);
  const clock = "console.log(JSON.stringify([Date.now(), +new Date(), +new Date(0)]))";
  const [ahead, made, zero] = say(clock, { ...machine, other: ["clock"] });
  ok(ahead > Date.now() + 1000 * 24 * 3600 * 1000 && made >= ahead && zero === 0);
  const order = 'console.log(JSON.stringify(require("node:fs").readdirSync("test")))';
  const [plain, other] = [say(order, machine), say(order, { ...machine, other: ["order"] })];
  not.equal(other, plain);
  equal(other.sort(), plain.sort());
  const asks = 'require("node:http").get("http://127.0.0.1:9/").on("error", () => console.log(1))';
  is(say(asks, machine), 1);
  is(say(asks, { ...machine, other: ["network"] }), 99);
});
machines.run();
repeatable.run();
