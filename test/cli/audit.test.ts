import { equal, is, ok } from "uvu/assert";
import { audit } from "../../src/cli/audit.ts";
import { speak, UsageError } from "../../src/cli/terminal.ts";
import { suite } from "../support/suite.ts";

/** The values of the UsageError that an address is refused with. */
async function refused(url: string): Promise<UsageError> {
  try {
    await audit(speak("en"), "text", import.meta.dirname, url);
  } catch (error) {
    ok(error instanceof UsageError, String(error));
    return error;
  }
  throw new Error("nothing was thrown");
}

const auditing = suite("audit --url");
for (const [url, expected] of [
  ["news.example.org", "https://news.example.org"],
  ["https://новости.рф/?a", "https://xn--b1amnebsh.xn--p1ai"],
  ["none", "https://news.example.org"],
] as const)
  auditing(`refuses ${url} with the address to write`, async () => {
    const { key, values } = await refused(url);
    is(key, "cli:usage.value");
    equal(values, { option: "--url", expected, received: url });
  });
auditing.run();
