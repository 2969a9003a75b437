import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { is, match, unreachable } from "uvu/assert";
import { openService } from "../../src/files/audit/auditor.ts";
import { type Server, serveHere } from "../../src/files/thread/service.ts";
import { Thread } from "../../src/files/thread/thread.ts";
import { openService as openOddService } from "../support/odd-service.ts";
import { ROOT } from "../support/project.ts";
import { suite } from "../support/suite.ts";

type Functions = ReturnType<typeof openService>;
type Auditor = Server<Functions>;
const AUDITORS: Readonly<Record<string, () => Auditor>> = {
  here: () => serveHere(openService()),
  "in a thread": () => new Thread<Functions>("audit/auditor"),
};

const folder = mkdtempSync(join(tmpdir(), "polyglot-thread-"));
/** A site that cannot be read. */
const BROKEN = mkdtempSync(join(tmpdir(), "polyglot-thread-"));
writeFileSync(join(BROKEN, "pagefind-entry.json"), "none");
const site = { url: "https://example.org", languages: [], sources: new Map([["/a/", "a.md"]]) };

const threads = suite("a service in a thread");
threads.after(() => {
  for (const made of [folder, BROKEN]) rmSync(made, { recursive: true });
});

for (const [where, open] of Object.entries(AUDITORS)) {
  threads(`receives calls in order, and answers with the result of all of them: ${where}`, async () => {
    writeFileSync(join(folder, "a.html"), "<p>not what was read</p>");
    const texts = ["<html><title>A</title></html>", '<html lang="en"><a href="/b/">B</a></html>'];
    const auditor = open();
    for (const [at, text] of texts.entries()) {
      const file = join(folder, `a${at}.txt`);
      writeFileSync(file, text);
      auditor.send("read", "/a.html", file, undefined);
    }
    const faults = await auditor.ask("judge", { ...site, folder });
    await auditor.end();
    is(faults.find(({ code }) => code === "audit-link-dead")?.values.href, "/b/");
    is(
      faults.some(({ code }) => code === "audit-lang-missing"),
      false,
    );
  });
  threads(`throws to the caller, and continues: ${where}`, async () => {
    const auditor = open();
    await auditor.ask("judge", { ...site, folder: BROKEN }).then(
      () => unreachable(),
      (error: Error) => match(error.message, "JSON"),
    );
    is((await auditor.ask("judge", { ...site, folder })).length > 0, true);
    await auditor.end();
  });
}
threads("throws the error of a sent call to later callers", async () => {
  const auditor: Auditor = new Thread<Functions>("audit/auditor");
  auditor.send("judge", { ...site, folder: BROKEN });
  for (const _ of ["the first", "the second"])
    await auditor.ask("sweep").then(
      () => unreachable(),
      (error: Error) => match(error.message, "JSON"),
    );
});

type Odd = ReturnType<typeof openOddService>;
const openThread = () => new Thread<Odd>("../../test/support/odd-service");
const SERVERS: Readonly<Record<string, () => Server<Odd>>> = {
  here: () => serveHere(openOddService()),
  "in a thread": openThread,
};

for (const [where, open] of Object.entries(SERVERS)) {
  threads(`answers with the error even if it is undefined: ${where}`, async () => {
    const server = open();
    is(await problemOf(server.ask("throwUndefined")), undefined);
    is(await server.ask("add", 2, 3), 5);
    await server.end();
  });
  threads(`rejects calls after a sent function has rejected: ${where}`, async () => {
    const server = open();
    server.send("rejects");
    await until(async () => (await problemOf(server.ask("later", "x"))) !== SOLVED);
    match(String(await problemOf(server.ask("add", 1, 1))), "rejected in silence");
    server.send("add", 1, 1);
    await server.end();
  });
  threads(`refuses a function that the service doesn't have: ${where}`, async () => {
    const server = open();
    match(String(await problemOf(server.ask("toString" as "add", 1, 1))), 'no function "toString"');
    await server.end();
  });
  threads(`refuses a call after its end, even if it ends several times: ${where}`, async () => {
    const server = open();
    is(await server.ask("later", "x"), "x");
    await Promise.all([server.end(), server.end()]);
    await server.end();
    match(String(await problemOf(server.ask("add", 1, 1))), "asked after the end");
    server.send("add", 1, 1);
  });
}

threads("rejects each call if the thread exits before its answer", async () => {
  for (const code of [0, 1, 7]) {
    const thread = openThread();
    const asked = [thread.ask("never"), thread.ask("leave", code), thread.ask("add", 1, 1)].map(problemOf);
    for (const problem of await Promise.all(asked)) match(String(problem), `ended with code ${code}`);
    match(String(await problemOf(thread.ask("add", 1, 1))), `ended with code ${code}`);
    await thread.end();
  }
});

threads("rejects each call when it is ended at any moment", async () => {
  for (const asked of [0, 1, 5]) {
    const thread = openThread();
    // The first answer shows that the thread has started; without a call it is ended while it starts.
    for (let number = 0; number < asked; number++) await thread.ask("add", number, 1);
    const open = [thread.ask("never"), thread.ask("later", "x"), thread.ask("add", 1, 1)].map(problemOf);
    const ended = thread.end();
    for (const problem of await Promise.all(open)) match(String(problem), "asked after the end");
    await ended;
  }
});

threads("answers with an error if the answer can't be sent to another thread", async () => {
  const thread = openThread();
  match(String(await problemOf(thread.ask("giveFunction"))), "could not be cloned");
  match(String(await problemOf(thread.ask("throwFunction"))), "=>");
  is(await thread.ask("add", 2, 3), 5);
  await thread.end();
});

threads("throws at once if a call can't be sent, and continues", async () => {
  const thread = openThread();
  match(String(await problemOf(thread.ask("later", (() => {}) as never))), "could not be cloned");
  is(await thread.ask("add", 2, 3), 5);
  await thread.end();
});

threads("reports a service that can't be opened", async () => {
  const thread = new Thread<Odd>("no-such-service");
  match(String(await problemOf(thread.ask("add", 1, 1))), "no-such-service");
  await thread.end();
});
for (const [use, code] of Object.entries({
  "never used": "",
  "sent a call": 't.send("read", "/a/", "<html></html>", undefined);',
  "asked a question": 'await t.ask("sweep");',
  "sent a failing call": 't.send("nothing");',
}))
  threads.long(`does not keep its program alive if it was ${use}`, async () => {
    const thread = JSON.stringify(new URL("../../src/files/thread/thread.ts", import.meta.url).href);
    const program = `const { Thread } = await import(${thread}); const t = new Thread("audit/auditor"); ${code}`;
    const args = ["--import", "tsx", "--input-type=module", "-e", program];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: "ignore" });
    const [ended] = await once(child, "exit").finally(() => child.kill("SIGKILL"));
    is(ended, 0);
  });
threads.run();

const SOLVED = Symbol("solved");

/** The error that a promise rejects with; `SOLVED` if it doesn't reject. */
async function problemOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => SOLVED,
    (error: unknown) => error,
  );
}

/** Waits for a condition. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setImmediate();
}
