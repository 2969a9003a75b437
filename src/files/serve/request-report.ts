import { visible } from "../../core/content/preflight.ts";
import { ownMessages } from "../catalogues/own-messages.ts";

/** What is reported about a request. */
interface Request {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
}

/** Characters of an address that a report shows. */
const SHOWN = 200;

/** A line in the user's language about a request that could not be answered. */
export function requestReport({ method = "", url = "" }: Request, error: unknown): string {
  const t = ownMessages(undefined);
  const address = visible(url.slice(0, SHOWN));
  return `${t("preview:failed", { method, address, problem: visible(String(error)) })}\n`;
}
