import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { equal, is, match, ok } from "uvu/assert";
import { type DevServer, spawnDev, startDev } from "../support/dev-server.ts";
import { copyProject, edit, filesIn, polyglot } from "../support/project.ts";
import { suite } from "../support/suite.ts";

interface Context {
  server: DevServer;
}

/** What a site may add to the server. */
const MIDDLEWARE = `
  eleventyConfig.setServerOptions({
    onRequest: { "/answered/": () => "answered" },
    middleware: [
      async (request, response, next) => {
        if (request.url === "/throws/") throw new Error("thrown by a middleware");
        if (request.url === "/late/") {
          response.end("sent");
          throw new Error("thrown after the answer");
        }
        if (request.url === "/stray/") setImmediate(() => { throw new Error("thrown without a handler"); });
        if (request.url === "/unheard/") void Promise.reject(new Error("rejected without a handler"));
        return next();
      },
    ],
  });
`;

const requests = suite<Context>("requests to polyglot dev");
requests.before(async (context) => {
  const project = copyProject();
  edit(project, "eleventy.config.ts", (text) =>
    text.replace("eleventyConfig.addPlugin(", `${MIDDLEWARE}  eleventyConfig.addPlugin(`),
  );
  context.server = await startDev(project);
});
requests.after(async ({ server }) => void (await server?.stop("SIGKILL")));
requests.after.each(async ({ server }) => {
  is(await server.status("/en/"), 200, server.log());
});

/** Sends bytes to the server as they are. @returns the first line that comes back, "" where it hangs up without a word */
function send({ server }: Context, bytes: string | Uint8Array, then?: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.origin).port), "localhost");
    let answer = "";
    const done = () => {
      socket.destroy();
      resolve(/^[^\r\n]*/.exec(answer)?.[0] ?? "");
    };
    socket.on("data", (chunk) => {
      answer += chunk;
      if (!then || !answer.includes("\r\n\r\n")) return;
      socket.write(then);
      then = undefined;
    });
    socket.on("close", done);
    socket.on("error", done);
    socket.write(bytes);
  });
}

function get(target: string, version = "1.1", headers = "Host: localhost\r\n"): string {
  return `GET ${target} HTTP/${version}\r\n${headers}Connection: close\r\n\r\n`;
}

for (const target of [
  "//",
  "//en/",
  "///",
  "/%",
  "/%zz",
  "/%E0%A4%A",
  "/%00",
  "/..%2f..",
  "/..%2f..%2fpackage.json",
  "/..%2fpreview-2/x",
  "/..%5c..",
  "/\\x",
  "*",
  "http://[/",
  "http://x//",
])
  requests(`${target} is answered with 400`, async (context) => {
    match(await send(context, get(target)), /^HTTP\/1\.1 400 /);
  });
requests("an address of 64 KB is refused", async (context) => {
  match(await send(context, get(`/${"a".repeat(65_536)}`)), /^(?:HTTP\/1\.1 431 .*)?$/);
});
requests("an address is found in its absolute form, and without a host in HTTP/1.0", async (context) => {
  match(await send(context, get("http://localhost/en/")), /^HTTP\/1\.1 200 /);
  match(await send(context, get("http://localhost/none/")), /^HTTP\/1\.1 404 /);
  match(await send(context, get("/en/", "1.0", "")), /^HTTP\/1\.1 200 /);
  match(await send(context, get("/en/", "1.1", "")), /^HTTP\/1\.1 400 /);
});
requests("a part of a file may be requested", async (context) => {
  const image = "/media/articles/visit-to-ibe/cover.png";
  match(
    await send(context, get(image, "1.1", "Host: localhost\r\nRange: bytes=0-9\r\n")),
    /^HTTP\/1\.1 20[06] /,
  );
});
for (const method of ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "PURGE", "M-SEARCH"])
  requests(`${method} is answered`, async (context) => {
    match(await send(context, get("/en/").replace("GET", method)), /^HTTP\/1\.1 \d{3} /);
    match(await send(context, get("//").replace("GET", method)), /^HTTP\/1\.1 400 /);
  });
for (const [what, bytes] of Object.entries({
  "a word": "hello\r\n\r\n",
  "the greeting of TLS": Uint8Array.of(22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3),
  "an unknown method": get("/en/").replace("GET", "FETCH"),
  "an unknown version": get("/en/", "9.9"),
  "a header without its end": "GET / HTTP/1.1\r\nHost: localhost\r\nX: \0\r\n\r\n",
  "two lengths": "POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
  "a chunk without a length":
    "POST /en/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
  "a tunnel": "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
}))
  requests(`${what} is refused`, async (context) => {
    match(await send(context, bytes), /^(?:HTTP\/1\.1 4\d\d .*)?$/);
  });
requests("a connection may be closed at any moment", async ({ server }) => {
  const { port } = new URL(server.origin);
  for (const bytes of ["", "GE", "GET /en/ HTTP/1.1\r\nHo", get("/en/"), get("/preview/preview.css")]) {
    const socket = connect(Number(port), "localhost");
    await new Promise<void>((resolve) => socket.write(bytes || "\r\n", () => resolve()));
    socket.resetAndDestroy();
  }
});

const UPGRADE =
  "Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
const upgrade = (target: string, version: number) =>
  `GET ${target} HTTP/1.1\r\n${UPGRADE}Sec-WebSocket-Version: ${version}\r\n\r\n`;
requests("a WebSocket that cannot be opened is refused", async (context) => {
  match(await send(context, upgrade("/", 99)), /^HTTP\/1\.1 4\d\d /);
  match(await send(context, upgrade("/", 13).replace(/Sec-WebSocket-Key.*\r\n/, "")), /^HTTP\/1\.1 4\d\d /);
  match(await send(context, upgrade("/", 13).replace("websocket", "h2c")), /^(?:HTTP\/1\.1 \d{3} .*)?$/);
});
for (const [what, frame] of Object.entries({
  "reserved bits": Uint8Array.of(0xff, 0xff, 0xff, 0xff, 1, 2, 3),
  "no mask": Uint8Array.of(0x81, 0x01, 0x41),
  "no text": Uint8Array.of(0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28),
  "an endless length": Uint8Array.of(0x82, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0),
}))
  requests(`a frame of a WebSocket with ${what} ends its connection only`, async (context) => {
    match(await send(context, upgrade("/", 13), frame), /^HTTP\/1\.1 101 /);
  });

for (const [what, header] of Object.entries({
  "another host": "Host: news.example",
  "a host that begins like ours": "Host: localhost.news.example",
  "a page of another site": "Host: localhost\r\nOrigin: https://news.example",
  "a page of another port": "Host: localhost\r\nOrigin: http://localhost:3000",
  "a script element of another site":
    "Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors",
})) {
  requests(`a request of ${what} is refused`, async (context) => {
    match(await send(context, get("/en/", "1.1", `${header}\r\n`)), /^HTTP\/1\.1 403 /);
  });
  requests(`a WebSocket of ${what} is refused`, async (context) => {
    const foreign = upgrade("/", 13).replace("Host: localhost", header);
    match(await send(context, foreign), /^HTTP\/1\.1 4\d\d /);
  });
}
requests("a foreign host is reported once", async ({ server }) => {
  is(server.log().split("the host news.example was refused").length, 2, server.log());
});
requests("no other machine reaches it", async ({ server }) => {
  const { port } = new URL(server.origin);
  const [address] = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => !one.internal);
  if (!address) return;
  const socket = connect(Number(port), address.address);
  const reached = await new Promise((resolve) => {
    socket.on("connect", () => resolve(true));
    socket.on("error", () => resolve(false));
  });
  socket.destroy();
  is(reached, false);
});

requests("a middleware that fails is answered with 500 and reported", async (context) => {
  match(await send(context, get("/throws/")), /^HTTP\/1\.1 500 /);
  match(context.server.log(), "The server could not answer GET /throws/: Error: thrown by a middleware");
  is(await context.server.read("/answered/"), "answered");
  await send(context, get("/late/"));
  match(context.server.log(), "The server could not answer GET /late/: Error: thrown after the answer");
});
requests("an error that nothing catches is reported", async (context) => {
  await send(context, get("/stray/"));
  await send(context, get("/unheard/"));
  for (const problem of ["thrown without a handler", "rejected without a handler"])
    await context.server.until("a report", () =>
      context.server.log().includes(`Uncaught error: Error: ${problem}`),
    );
});
requests("a folder in place of a page is answered with 500", async (context) => {
  mkdirSync(join(context.server.project, ".polyglot/preview/odd/index.html"), { recursive: true });
  match(await send(context, get("/odd/")), /^HTTP\/1\.1 500 /);
});
requests("no file of a folder next to the site is served", async (context) => {
  const folder = join(context.server.project, ".polyglot/preview-2");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  match(await send(context, get("/..%2fpreview-2/secret.txt")), /^HTTP\/1\.1 400 /);
});

const REFUSALS = {
  en: "is already running in this folder",
  zh: "已在此文件夹中运行",
  ru: "уже запущен в этой папке",
};
for (const [lang, refusal] of Object.entries(REFUSALS))
  requests(
    `a second server in the folder is refused, with the address of the first, in ${lang}`,
    async ({ server }) => {
      const before = filesIn(join(server.project, ".polyglot/preview"));
      const second = spawnDev(server.project, ["--lang", lang]);
      await second.until("its end", () => second.child.exitCode !== null);
      is(second.child.exitCode, 2);
      for (const part of [refusal, server.origin, String(server.child.pid)])
        ok(second.log().includes(part), second.log());
      equal(filesIn(join(server.project, ".polyglot/preview")), before);
    },
  );
requests("a build runs next to it", async ({ server }) => {
  const { code, stderr } = await polyglot(server.project, ["build"]);
  is(code, 0, stderr);
  match(readFileSync(join(server.project, "_site/en/index.html"), "utf8"), "</html>");
});
requests.run();

const exposed = suite("polyglot dev --host");
exposed("0.0.0.0 lets other machines in, and reports what that means", async () => {
  const server = spawnDev(copyProject(), ["--port", "18080", "--host", "0.0.0.0"]);
  await server.until("an address", () => server.log().includes("The newsroom is at http://localhost:"));
  await server.until("a warning", () => server.log().includes("can read all drafts"));
  is(await server.stop(), 0);
});
exposed("refuses what is no address", async () => {
  const server = spawnDev(copyProject(), ["--host", "http://localhost"]);
  await server.until("its end", () => server.child.exitCode !== null);
  is(server.child.exitCode, 2);
});
exposed.run();

const ends = suite<{ project: string }>("the end of polyglot dev");
ends.before((context) => {
  context.project = copyProject();
});
ends("comes with a signal while it waits for correct content", async ({ project }) => {
  const catalogue = "locales/ru/site.json";
  edit(project, catalogue, (text) => text.replace("{", "{{"));
  const waiting = spawnDev(project);
  await waiting.until("a report", () => waiting.log().includes("Waiting for a change"));
  is(await waiting.stop("SIGINT"), 0, waiting.log());
  edit(project, catalogue, (text) => text.replace("{{", "{"));
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  ends(
    `comes with ${signal} and exit code 0, and leaves the folder to the next server`,
    async ({ project }) => {
      const server = await startDev(project);
      is(await server.stop(signal), 0, server.log());
    },
  );
ends("by Ctrl+C, which all its processes get, is quiet", async () => {
  const server = await startDev(copyProject({ cold: true }), true);
  const before = server.log();
  const exited = once(server.child, "exit");
  process.kill(-(server.child.pid ?? 0), "SIGINT");
  equal(await exited, [0, null]);
  is(server.log().slice(before.length), "");
});
ends("by a kill leaves the folder to the next server too", async ({ project }) => {
  await (await startDev(project)).stop("SIGKILL");
  const next = await startDev(project);
  is(await next.status("/en/"), 200);
  is(await next.stop(), 0);
});
ends.run();
