import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { equal, is } from "uvu/assert";
import { readOwnRequest } from "../../src/files/serve/request-body.ts";
import { suite } from "../support/suite.ts";

const requests = suite<{
  ask: (headers: Record<string, string>, body?: string) => Promise<string>;
  end: () => void;
}>("requests of the server's own pages");
requests.before(async (context) => {
  const server = createServer(async (message, response) => {
    response.end(JSON.stringify({ read: await readOwnRequest(message) }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  context.end = () => server.close();
  context.ask = (headers, body = '{"a":1}') =>
    new Promise((resolve) => {
      const sent = request(
        { port, host: "127.0.0.1", method: "POST", headers, agent: false },
        async (response) => {
          let text = "";
          for await (const chunk of response) text += chunk;
          resolve(text);
        },
      );
      sent.end(body);
    });
});
requests.after(({ end }) => end());
requests("are read", async ({ ask }) => {
  for (const host of ["localhost:8080", "127.0.0.1:1", "[::1]:8080", "news.localhost"])
    equal(JSON.parse(await ask({ host, origin: `http://${host}` })), { read: { a: 1 } }, host);
});
requests("are not read from another site, nor through a name of one", async ({ ask }) => {
  is(await ask({ host: "localhost:8080" }), "{}");
  is(await ask({ host: "localhost:8080", origin: "https://evil.example" }), "{}");
  is(await ask({ host: "evil.example", origin: "http://evil.example" }), "{}");
  is(await ask({ host: "localhost:8080", origin: "http://localhost:8081" }), "{}");
});
requests("have JSON", async ({ ask }) => {
  is(await ask({ host: "localhost", origin: "http://localhost" }, "{"), "{}");
});
requests.run();
