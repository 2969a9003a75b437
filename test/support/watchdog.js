import { writeSync } from "node:fs";
import { parentPort } from "node:worker_threads";

// A worker has an event loop of its own, and so still ticks when a test never gives the main one back.
// Plain JavaScript, because tsx does not reach into workers.
let timer;
parentPort.on("message", (watch) => {
  clearTimeout(timer);
  if (watch === null) return;
  timer = setTimeout(() => {
    writeSync(1, watch.lastWords);
    process.kill(process.pid, "SIGKILL");
  }, watch.limitMs);
});
