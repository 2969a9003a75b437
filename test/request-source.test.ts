import { is } from "uvu/assert";
import { isOwnHost, isOwnSource, type SourceHeaders } from "../src/core/request-source.ts";
import { suite } from "./support/suite.ts";

const HOSTS: readonly (readonly [host: string | undefined, own: boolean])[] = [
  [undefined, true],
  ["localhost", true],
  ["localhost:8080", true],
  ["LOCALHOST:8080", true],
  ["en.localhost:8080", true],
  ["127.0.0.1:8080", true],
  ["[::1]:8080", true],
  ["192.168.1.5:8080", true],
  ["desk.lan:8080", true],
  ["", false],
  ["news.example", false],
  ["127.0.0.1.news.example:8080", false],
  ["localhost.news.example", false],
  ["notlocalhost", false],
  ["новости.example", false],
  ["a b", false],
];

const requests = suite("the source of a request");
for (const [host, own] of HOSTS)
  requests(`${host ?? "no host"} is ${own ? "a name of this machine" : "refused"}`, () => {
    is(isOwnHost(host, ["desk.lan"]), own);
  });

const host = "localhost:8080";
const SOURCES: readonly (readonly [headers: SourceHeaders, own: boolean])[] = [
  [{ host }, true],
  [{}, true],
  [{ host, origin: "http://localhost:8080" }, true],
  [{ host, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" }, true],
  [{ host, "sec-fetch-site": "none", "sec-fetch-mode": "navigate" }, true],
  [{ host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }, true],
  [{ host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }, false],
  [{ host, "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors" }, false],
  [{ host, origin: "http://localhost:3000" }, false],
  [{ host, origin: "https://news.example" }, false],
  [{ host, origin: "null" }, false],
  [{ host, origin: "" }, false],
  [{ origin: "http://localhost:8080" }, false],
];
for (const [headers, own] of SOURCES)
  requests(`${JSON.stringify(headers)} is ${own ? "answered" : "refused"}`, () => {
    is(isOwnSource(headers), own);
  });
requests.run();
