/** Characters that an old address may have, encoded: a host that reads `_redirects` takes lines of 1,000. */
const ALIAS_LIMIT = 800;

/** Letters, digits and the four signs that mean the same with and without an escape. */
const UNRESERVED = /[\w.~-]/;

/** Escapes of signs that would end a name in a path, or that no address has. */
const UNSAFE_ESCAPE = /%(?:[01][0-9a-f]|7f)|^[^?]*%(?:2f|5c)/i;

/**
 * An old address in its one form: what can be written in several ways has its escapes, in capitals.
 *
 * @param written A path from the root of the site, with its query; its letters may be escaped or not.
 * @returns undefined where it is no such path.
 * @example
 * readAlias("/新闻/?p=1"); // => "/%E6%96%B0%E9%97%BB/?p=1"
 * readAlias("/%e6%96%b0%e9%97%bb/?p=1"); // => the same
 */
export function readAlias(written: string): string | undefined {
  if (!/^\/(?![/\\])/.test(written) || /[#\\\p{Cc}\p{Cs}]|%(?![0-9a-f]{2})/iu.test(written)) return undefined;
  if (UNSAFE_ESCAPE.test(written)) return undefined;
  const alias = written
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const sign = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return UNRESERVED.test(sign) ? sign : code.toUpperCase();
    })
    .replace(/[^!-~]|["<>^`{|}]/gu, encodeURIComponent);
  const hasSteps = pathOf(alias)
    .split("/")
    .some((name) => name === "." || name === "..");
  return hasSteps || alias.length > ALIAS_LIMIT || alias === "/" ? undefined : alias;
}

/** The path of an address, without its query. */
export function pathOf(alias: string): string {
  return alias.replace(/\?.*$/, "");
}

/** The query of an address without its question mark; undefined where it has none. */
export function queryOf(alias: string): string | undefined {
  const at = alias.indexOf("?");
  return at < 0 ? undefined : alias.slice(at + 1);
}

/**
 * An address as people read it; escapes of another encoding than UTF-8 stay.
 *
 * @example
 * readable("/%E6%96%B0/%C4%E3"); // => "/新/%C4%E3"
 */
export function readable(alias: string): string {
  return alias.replace(/(?:%[89A-F][0-9A-F])+/g, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      // Old sites had other encodings, such as GBK and windows-1251.
      return escapes;
    }
  });
}

/**
 * What is the same for two addresses that a host may take for one: without the slash at the end and the name of an index
 * page, in small letters.
 */
export function addressKey(alias: string): string {
  const path = readable(pathOf(alias)).replace(/\/(?:index\.html?)?$/i, "");
  const query = queryOf(alias);
  return `${path.normalize("NFC").toLowerCase()}${query === undefined ? "" : `?${readable(query)}`}`;
}
