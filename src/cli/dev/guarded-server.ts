import type { EventEmitter } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { readTarget } from "../../core/request-target.ts";
import { requestReport } from "../../files/serve/request-report.ts";

type Handler = (request: IncomingMessage, response: ServerResponse, ...next: unknown[]) => unknown;

/** What is guarded of Eleventy's server. It calls each of these by its name, for every request. */
interface DevServer {
  readonly options: { middleware?: readonly Handler[]; readonly portReassignmentRetryCount: number };
  readonly portRetryCount: number;
  /** Made when it is first asked for, with the handler of that moment. */
  readonly server: Server;
  /** There once it listens. */
  readonly updateServer?: EventEmitter;
  onRequestHandler: Handler;
  eleventyDevServerMiddleware: Handler;
  eleventyProjectMiddleware: Handler;
  setupReloadNotifier(): void;
}

/**
 * Has Eleventy's server answer every request, whatever it asks for and whatever fails on the way. By itself the server ends with
 * an address that it cannot decode, with an error of a middleware, and with a broken frame of a WebSocket.
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
    // It serves parts of no file below a folder with a dot in front, and all of a file is an answer too.
    delete request.headers.range;
    return handle(request, response);
  };
  // None of them waits for the next one, so each has to catch what is its own.
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

/** Answers a request, unless that was begun before. */
function answer(response: ServerResponse, status: number, reason: string): void {
  if (response.headersSent || response.writableEnded) return void response.destroy();
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.end(`${status} ${reason}\n`);
}
