import { writeSync } from "node:fs";
import { parentPort } from "node:worker_threads";

// A worker has an event loop of its own, and so it still runs when a test blocks the main one. Plain
// JavaScript, because tsx does not reach into workers.
let timer;
parentPort.on("message", (watch) => {
  clearTimeout(timer);
  if (watch === null) return;
  timer = setTimeout(() => {
    writeSync(1, watch.lastWords);
    process.kill(process.pid, "SIGKILL");
  }, watch.limitMs);
});
