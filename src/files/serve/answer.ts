import type { ServerResponse } from "node:http";

/** The answer to a request. */
export interface Answer {
  readonly status: 200 | 204 | 400 | 404 | 500;
  readonly type: "text/html" | "text/css" | "text/javascript" | "text/plain" | "application/json";
  readonly body: string;
  /** Whether the page stays as it is when the site changes: a form has texts that are not saved yet. */
  readonly isFixed?: true;
}

/** For an address that can't be read. */
export const BAD_REQUEST: Answer = { status: 400, type: "text/plain", body: "400 Bad Request\n" };
export const FAILED: Answer = { status: 500, type: "text/plain", body: "500 Internal Server Error\n" };

/** A value for a script. */
export function jsonAnswer(value: unknown): Answer {
  return { status: 200, type: "application/json", body: JSON.stringify(value) };
}

/** Nothing new. */
export const UNCHANGED: Answer = { status: 204, type: "text/plain", body: "" };

/** Answers a request; if an answer has begun, ends the response instead. */
export function send(response: ServerResponse, { status, type, body, isFixed }: Answer): void {
  if (response.headersSent || response.writableEnded) return void response.destroy();
  response.statusCode = status;
  response.setHeader("Content-Type", `${type}; charset=utf-8`);
  response.setHeader("Cache-Control", "no-store");
  // Otherwise the server forbids all scripts but its own in an answer that is no page.
  Object.assign(response, { isCustomErrorPage: true });
  // Eleventy adds the script that reloads pages to strings only.
  response.end(isFixed ? Buffer.from(body) : body);
}
