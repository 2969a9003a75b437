import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** A Chromium unpacked from npm. */
export interface UnpackedChromium {
  executablePath: string;
  /** NSS, NSPR and Expat for machines that lack them; for `LD_LIBRARY_PATH`. */
  libraries: string;
}

const modules = fileURLToPath(new URL("../../node_modules/", import.meta.url));

/**
 * The Chromium of `@sparticuz/chromium`, unpacked once a version into `node_modules/.cache`. Several
 * processes may call it at once: one unpacks, the others wait, and none sees a half-written file.
 *
 * @param cache folder to unpack into
 * @throws where the package is not installed or is not built for this machine (it is for Linux x64)
 */
export async function unpackChromium(cache = join(modules, ".cache")): Promise<UnpackedChromium> {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error(`@sparticuz/chromium is for linux x64, not for ${process.platform} ${process.arch}`);
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(modules, "@sparticuz/chromium/package.json"), "utf8"),
  );
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await exclusively(folder, () => unpackInto(folder));
  return { executablePath: join(folder, "chromium"), libraries: join(folder, "al2023/lib") };
}

/**
 * The package unpacks into TMPDIR and trusts any file that it finds there: hence a folder of our own, which
 * gets its name when it is whole. It unpacks its libraries only if the environment claims that it runs on
 * AWS. It reads both from the environment, hence a process of its own.
 */
async function unpackInto(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  const script = "await (await import('@sparticuz/chromium')).default.executablePath()";
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: fileURLToPath(new URL("../", import.meta.url)),
    env: { ...process.env, TMPDIR: part, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
  });
  await rename(part, folder);
}

/**
 * Does `work` while no other process does it under the same name. The lock is an abstract socket of Linux,
 * which the kernel frees when its holder ends, so that no lock outlives a killed process.
 */
async function exclusively(name: string, work: () => Promise<void>): Promise<void> {
  const path = `\0polyglot-${createHash("sha256").update(name).digest("hex").slice(0, 32)}`;
  const waiting = new Set<Socket>();
  const server = createServer((socket) => waiting.add(socket.on("error", () => {})));
  while (!(await listens(server, path))) await released(path);
  try {
    await work();
  } finally {
    server.close();
    for (const socket of waiting) socket.destroy();
  }
}

function listens(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.removeAllListeners("error").removeAllListeners("listening");
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    server.listen(path, () => resolve(true));
  });
}

/** Waits until the holder closes; a refused connection means that it already has. */
function released(path: string): Promise<void> {
  return new Promise((resolve) => {
    connect(path)
      .on("error", () => {})
      .on("close", () => resolve());
  });
}
