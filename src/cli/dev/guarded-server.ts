import type { EventEmitter } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { readTarget } from "../../core/request-target.ts";
import { requestReport } from "../../files/serve/request-report.ts";

type Handler = (request: IncomingMessage, response: ServerResponse, ...next: unknown[]) => unknown;

/** The parts of Eleventy's server that we guard. The server looks them up by name for every request. */
interface DevServer {
  readonly options: { middleware?: readonly Handler[]; readonly portReassignmentRetryCount: number };
  readonly portRetryCount: number;
  /** Created when it is first read, with the handler that is set at that time. */
  readonly server: Server;
  /** Set once the server listens. */
  readonly updateServer?: EventEmitter;
  onRequestHandler: Handler;
  eleventyDevServerMiddleware: Handler;
  eleventyProjectMiddleware: Handler;
  setupReloadNotifier(): void;
}

/**
 * Makes Eleventy's server answer every request, even if something fails. Without it, the server ends on an
 * address that it can't decode, an error of a middleware, or a broken WebSocket frame.
 *
 * @param server One that does not listen yet.
 * @param refused Called where it can listen on no port.
 */
export function guardServer(server: DevServer, refused: (error: Error) => void): void {
  const handle = safely(server.onRequestHandler.bind(server));
  server.onRequestHandler = (request, response) => {
    const target = readTarget(request.url ?? "");
    if (target === undefined) return answer(response, 400, "Bad Request");
    request.url = target;
    // The server can't send parts of files below a folder whose name starts with a dot. The whole file is a
    // valid answer too.
    delete request.headers.range;
    return handle(request, response);
  };
  // None of them waits for the next one, so each must catch its own errors.
  server.options.middleware = (server.options.middleware ?? []).map(safely);
  server.eleventyDevServerMiddleware = safely(server.eleventyDevServerMiddleware);
  server.eleventyProjectMiddleware = safely(server.eleventyProjectMiddleware);
  const notify = server.setupReloadNotifier.bind(server);
  server.setupReloadNotifier = () => {
    notify();
    server.updateServer?.on("connection", (socket: EventEmitter) => socket.on("error", () => {}));
  };
  server.server.prependListener("error", (error: NodeJS.ErrnoException) => {
    const triesNext =
      error.code === "EADDRINUSE" && server.portRetryCount < server.options.portReassignmentRetryCount;
    if (!server.server.listening && !triesNext) refused(error);
  });
}

function safely(handler: Handler): Handler {
  return async function (this: unknown, request, response, ...next) {
    try {
      await handler.call(this, request, response, ...next);
    } catch (error) {
      process.stderr.write(requestReport(request, error));
      answer(response, 500, "Internal Server Error");
    }
  };
}

/** Answers a request; if an answer has begun, ends the response instead. */
function answer(response: ServerResponse, status: number, reason: string): void {
  if (response.headersSent || response.writableEnded) return void response.destroy();
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.end(`${status} ${reason}\n`);
}
