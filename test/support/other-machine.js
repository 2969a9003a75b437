// Loaded before the program (`node --import`): simulates a machine with its folders in another order, its
// clock years ahead, and no network. Plain JavaScript, because it is loaded before anything that reads
// TypeScript.
import dns from "node:dns";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const parts = (process.env.OTHER_MACHINE ?? "").split(" ");

/** Moves each name to a place that depends only on the names: neither disk order nor alphabetical order. */
function shuffled(entries) {
  if (!Array.isArray(entries)) return entries;
  const key = (entry) => {
    let hash = 7;
    for (const character of String(entry.name ?? entry)) hash = (hash * 31 + character.codePointAt(0)) % 997;
    return hash;
  };
  return entries.sort((a, b) => key(a) - key(b));
}

if (parts.includes("order")) {
  const { readdirSync, readdir } = fs;
  const { readdir: promised } = fs.promises;
  fs.readdirSync = (...args) => shuffled(readdirSync(...args));
  fs.promises.readdir = async (...args) => shuffled(await promised(...args));
  fs.readdir = (...args) => {
    const done = args.pop();
    readdir(...args, (error, entries) => done(error, shuffled(entries)));
  };
}

if (parts.includes("clock")) {
  const aheadMs = 1234 * 24 * 60 * 60 * 1000 + 5_432_100;
  const Now = Date;
  globalThis.Date = class extends Now {
    constructor(...args) {
      if (args.length === 0) super(Now.now() + aheadMs);
      else super(...args);
    }
    static now() {
      return Now.now() + aheadMs;
    }
  };
}

if (parts.includes("network")) {
  const refuse = () => {
    process.stderr.write("asks for the network\n");
    process.exit(99);
  };
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...args) {
    const [target] = args.flat();
    // A pipe between two processes of this machine is no network.
    const pipe = typeof target === "object" ? target?.path : Number.isNaN(Number(target));
    return pipe ? connect.apply(this, args) : refuse();
  };
  dns.lookup = refuse;
  dns.promises.lookup = refuse;
}

syncBuiltinESMExports();
