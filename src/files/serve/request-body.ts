import type { IncomingMessage } from "node:http";

/** Bytes of a request that a server reads at most: the texts of one article in all languages. */
const LIMIT = 16_000_000;

/**
 * The value that a page of this server has sent.
 *
 * @returns undefined for a request from another site, and for one that has no JSON, or too much.
 */
export async function readOwnRequest(request: IncomingMessage): Promise<unknown> {
  if (!isOwn(request)) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Whether a page of this server sends the request. A name of another site may lead to this computer too, so only
 * names of this computer count.
 */
function isOwn({ headers: { host = "", origin } }: IncomingMessage): boolean {
  const isHere = /^(?:127\.0\.0\.1|\[::1\]|(?:[a-z0-9-]+\.)*localhost)(?::\d+)?$/i.test(host);
  return isHere && origin === `http://${host}`;
}
