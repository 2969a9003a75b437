declare const html: unique symbol;

/** Markup that is safe to put into a page as it is. Only `asHtml` makes one. */
export type Html = string & { readonly [html]: true };

/** Declares that a text is safe markup. Only code that escapes what it puts into markup may call it. */
export function asHtml(markup: string): Html {
  return markup as Html;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Escapes a text for HTML and XML, in elements and in quoted attributes.
 *
 * @example
 * escapeHtml(`<a href="x">`); // => "&lt;a href=&quot;x&quot;&gt;"
 */
export function escapeHtml(text: string): Html {
  return asHtml(text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character));
}

/** The parts of a page: comments, tags with their quoted attributes, and texts. */
export const HTML_TOKENS = /<!--[\s\S]*?-->|<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+|</g;

/**
 * JSON that is safe in a script element: nothing in it can end the element.
 *
 * @example
 * jsonForScript({ a: "</script>" }); // => '{"a":"\\u003c/script\\u003e"}'
 */
export function jsonForScript(value: unknown): Html {
  const escaped = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return asHtml(escaped);
}
