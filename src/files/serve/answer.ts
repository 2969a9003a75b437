import type { ServerResponse } from "node:http";

/** The answer to a request. */
export interface Answer {
  readonly status: 200 | 400 | 500;
  readonly type: "text/html" | "text/css" | "text/javascript" | "text/plain";
  readonly body: string;
}

/** For an address that can't be read. */
export const BAD_REQUEST: Answer = { status: 400, type: "text/plain", body: "400 Bad Request\n" };
export const FAILED: Answer = { status: 500, type: "text/plain", body: "500 Internal Server Error\n" };

/** Answers a request; if an answer has begun, ends the response instead. */
export function send(response: ServerResponse, { status, type, body }: Answer): void {
  if (response.headersSent || response.writableEnded) return void response.destroy();
  response.statusCode = status;
  response.setHeader("Content-Type", `${type}; charset=utf-8`);
  response.end(body);
}
