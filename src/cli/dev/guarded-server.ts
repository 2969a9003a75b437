import type { EventEmitter } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { isOwnHost, isOwnSource } from "../../core/request-source.ts";
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
  readonly updateServer?: EventEmitter & { shouldHandle(request: IncomingMessage): boolean };
  onRequestHandler: Handler;
  eleventyDevServerMiddleware: Handler;
  eleventyProjectMiddleware: Handler;
  setupReloadNotifier(): void;
  /** Also called for the next port, where one is taken. */
  _serverListen(port: number): void;
}

/** A page that asks for one host after the other must not fill the terminal. */
const REPORTED_HOSTS = 5;

/** Who may reach a server. */
interface Doors {
  /** The address of this machine to listen on: a name or an IP address. */
  readonly host: string;
  /** Called where the server can listen on no port. */
  readonly failed: (error: Error) => void;
  /** Called once for each host that requests name and that is no name of this machine. */
  readonly foreign: (host: string) => void;
}

/**
 * Makes Eleventy's server answer every request, even if something fails. Without it, the server ends on an
 * address that it can't decode, an error of a middleware, or a broken WebSocket frame. Pages of other servers get
 * nothing from it, and other machines only where they are let in.
 *
 * @param server One that does not listen yet.
 */
export function guardServer(server: DevServer, doors: Doors): void {
  const isOwn = ownRequests(doors);
  server._serverListen = (port) => void server.server.listen({ port, host: doors.host });
  const handle = safely(server.onRequestHandler.bind(server));
  server.onRequestHandler = (request, response) => {
    if (!isOwn(request)) return answer(response, 403, "Forbidden");
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
    if (!server.updateServer) return;
    server.updateServer.shouldHandle = isOwn;
    server.updateServer.on("connection", (socket: EventEmitter) => socket.on("error", () => {}));
  };
  server.server.prependListener("error", (error: NodeJS.ErrnoException) => {
    const triesNext =
      error.code === "EADDRINUSE" && server.portRetryCount < server.options.portReassignmentRetryCount;
    if (!server.server.listening && !triesNext) doors.failed(error);
  });
}

/** Tells requests that may be answered, and reports each foreign host once. */
function ownRequests({ host, foreign }: Doors): (request: IncomingMessage) => boolean {
  const reported = new Set<string>();
  return ({ headers }) => {
    // HTTP/2 has the host in a header of its own.
    const asked = headers.host ?? (headers[":authority"] as string | undefined);
    if (isOwnHost(asked, [host.toLowerCase()])) return isOwnSource({ ...headers, host: asked });
    if (asked !== undefined && !reported.has(asked) && reported.size < REPORTED_HOSTS) {
      reported.add(asked);
      foreign(asked);
    }
    return false;
  };
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
