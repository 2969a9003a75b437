import type { Browser } from "playwright-core";
import { unpackChromium } from "./chromium.ts";

// Never --disable-web-security: the content security policy is one of the things under test.
const args = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

const opened = new Map<string, Promise<Browser>>();

/**
 * A headless Chromium, one for the whole run: CHROME_PATH if set, else the one from npm. It never uses an
 * installed browser without CHROME_PATH. Do not close it; open contexts.
 *
 * @param chromePath an executable; empty means the one from npm
 * @throws an Error that says how to get a browser
 * @example
 * const page = await (await openBrowser()).newPage();
 */
export function openBrowser(chromePath = process.env.CHROME_PATH ?? ""): Promise<Browser> {
  let browser = opened.get(chromePath);
  if (browser === undefined) {
    browser = (chromePath === "" ? launchCarried() : launch(chromePath)).catch((cause) => {
      opened.delete(chromePath);
      throw noBrowser(chromePath, cause);
    });
    opened.set(chromePath, browser);
  }
  return browser;
}

/** Closes what `openBrowser` opened; `test/run.ts` calls it at the end of a run. */
export async function closeBrowser(): Promise<void> {
  const browsers = [...opened.values()];
  opened.clear();
  for (const browser of browsers) await (await browser).close();
}

/** The Chromium from npm, with the libraries that come with it if the machine has none. */
async function launchCarried(): Promise<Browser> {
  const { executablePath, libraries } = await unpackChromium();
  try {
    return await launch(executablePath);
  } catch (error) {
    if (!String(error).includes("error while loading shared libraries")) throw error;
    const paths = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
    return await launch(executablePath, { ...process.env, LD_LIBRARY_PATH: paths });
  }
}

async function launch(executablePath: string, env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  // Loaded here, so that a run without browser tests does not pay for it.
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath, args, env, headless: true });
}

function noBrowser(chromePath: string, cause: unknown): Error {
  const tried = chromePath === "" ? "@sparticuz/chromium" : `CHROME_PATH=${chromePath}`;
  const remedy =
    "Set CHROME_PATH to a Chromium or Chrome, for example: apt-get install chromium; export CHROME_PATH=/usr/bin/chromium";
  return new Error(`No browser for the tests (tried ${tried}). ${remedy}\n${cause}`, { cause });
}
