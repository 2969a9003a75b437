import { setImmediate } from "node:timers/promises";
import { equal, match, unreachable } from "uvu/assert";
import { Build } from "../../src/build/build.ts";
import { suite } from "../support/suite.ts";

const event = { directories: { input: "", output: "" }, runMode: "build", outputMode: "fs" } as const;
const newBuild = () =>
  new Build({
    emit: (() => undefined) as never,
    globalData: {},
    addTransform: () => {},
    on: () => {},
    transforms: {},
    templateHandling: {},
  });

const builds = suite("Build");

builds("ends only after all background work, whether its tasks succeed or fail", async () => {
  for (const fails of [false, true]) {
    const build = newBuild();
    const log: string[] = [];
    const later = async (name: string, turns: number): Promise<void> => {
      for (let turn = 0; turn < turns; turn++) await setImmediate();
      log.push(name);
      if (name === "fails") throw new Error("in the background");
    };
    build.onAfterBuild("search", () => {
      build.runInBackground(later("slow", 9));
      build.runInBackground(later(fails ? "fails" : "quick", 1));
    });
    build.onAfterBuild("files", () => {
      if (!fails) return;
      throw new Error("in a task");
    });
    await build.finish(event).then(
      () => log.push("ended"),
      (error: Error) => log.push(error.message),
    );
    equal(log, fails ? ["fails", "slow", "in a task"] : ["quick", "slow", "ended"]);
  }
});

builds("throws a background error after the rest has ended", async () => {
  const build = newBuild();
  const log: string[] = [];
  build.onAfterBuild("search", () => {
    build.runInBackground(Promise.reject(new Error("in the background")));
    build.runInBackground(setImmediate().then(() => void log.push("slow")));
  });
  await build
    .finish(event)
    .then(unreachable as () => void, (error: Error) => match(error.message, "background"));
  equal(log, ["slow"]);
  build.start(event);
  await build.finishBackground();
});
builds.run();
