import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { is, match, unreachable } from "uvu/assert";
import { openService } from "../src/files/site-auditor.ts";
import { type Server, serveHere, Thread } from "../src/files/thread.ts";
import { suite } from "./suite.ts";

type Functions = ReturnType<typeof openService>;
type Auditor = Server<Functions>;
const AUDITORS: Readonly<Record<string, () => Auditor>> = {
  here: () => serveHere(openService()),
  "in a thread": () => new Thread<Functions>("site-auditor"),
};

const folder = mkdtempSync(join(tmpdir(), "polyglot-thread-"));
/** A site that cannot be read. */
const BROKEN = mkdtempSync(join(tmpdir(), "polyglot-thread-"));
writeFileSync(join(BROKEN, "pagefind-entry.json"), "none");
const site = { origin: "https://example.org", languages: [], sources: new Map([["/a/", "a.md"]]) };

const threads = suite("a service in a thread");
threads.after(() => {
  for (const made of [folder, BROKEN]) rmSync(made, { recursive: true });
});

for (const [where, open] of Object.entries(AUDITORS)) {
  threads(`is sent one thing after the other, and answers from all of it: ${where}`, async () => {
    writeFileSync(join(folder, "a.html"), "<p>not what was sent</p>");
    const auditor = open();
    auditor.send("read", "/a.html", "<html><title>A</title></html>", undefined);
    auditor.send("read", "/a.html", '<html lang="en"><a href="/b/">B</a></html>', undefined);
    const faults = await auditor.ask("judge", { ...site, folder });
    await auditor.end();
    is(faults.find(({ code }) => code === "audit-link-dead")?.values.href, "/b/");
    is(
      faults.some(({ code }) => code === "audit-lang-missing"),
      false,
    );
  });
  threads(`throws to whoever asked, and goes on: ${where}`, async () => {
    const auditor = open();
    await auditor.ask("judge", { ...site, folder: BROKEN }).then(
      () => unreachable(),
      (error: Error) => match(error.message, "JSON"),
    );
    is((await auditor.ask("judge", { ...site, folder })).length > 0, true);
    await auditor.end();
  });
}
threads("what fails unasked is thrown to those who ask later", async () => {
  const auditor: Auditor = new Thread<Functions>("site-auditor");
  auditor.send("judge", { ...site, folder: BROKEN });
  for (const _ of ["the first", "the second"])
    await auditor.ask("sweep").then(
      () => unreachable(),
      (error: Error) => match(error.message, "JSON"),
    );
});
threads.run();
