/**
 * What a page may load and run: its own files, and WebAssembly for the search. No inline script or style, no other
 * site, no frame round it.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
const POLICY: readonly (readonly [directive: string, sources: string])[] = [
  ["default-src", "'none'"],
  ["script-src", "'self' 'wasm-unsafe-eval'"],
  ["style-src", "'self'"],
  ["img-src", "'self'"],
  ["font-src", "'self'"],
  ["connect-src", "'self'"],
  ["worker-src", "'self'"],
  ["manifest-src", "'self'"],
  ["form-action", "'self'"],
  ["base-uri", "'none'"],
  ["frame-ancestors", "'none'"],
];

/** Sources that a site allows beyond its own, by directive: `{ "script-src": "https://res.wx.qq.com" }`. */
export type MoreSources = Readonly<Record<string, string>>;

function policyOf(more: MoreSources, leftOut?: string): string {
  return POLICY.filter(([name]) => name !== leftOut)
    .map(([name, sources]) => [name, sources, ...(more[name] === undefined ? [] : [more[name]])].join(" "))
    .join("; ");
}

/**
 * The policy for a meta element, where `frame-ancestors` has no effect and is not allowed.
 *
 * @param more The same as in the headers: what either of the two forbids is forbidden.
 */
export function metaPolicy(more: MoreSources = {}): string {
  return policyOf(more, "frame-ancestors");
}

/** The policy as a header, of a site that loads nothing from elsewhere. */
export const CONTENT_SECURITY_POLICY = policyOf({});

/** The policy for a meta element, of a site that loads nothing from elsewhere. */
export const META_POLICY = metaPolicy();

/** What every answer of the server should carry. */
export const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ["Content-Security-Policy", CONTENT_SECURITY_POLICY],
  ["Referrer-Policy", "strict-origin-when-cross-origin"],
  ["X-Content-Type-Options", "nosniff"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
];

function headersWith(more: MoreSources): (readonly [name: string, value: string])[] {
  return HEADERS.map(([name, value]) => [name, value === CONTENT_SECURITY_POLICY ? policyOf(more) : value]);
}

/** Files whose name holds a hash of what is in them never change. */
const IMMUTABLE = "public, max-age=31536000, immutable";

/**
 * The headers as hosts such as Netlify and Cloudflare Pages read them from a file `_headers`.
 *
 * @see https://docs.netlify.com/manage/routing/headers/
 */
export function headersFile(hashed: readonly string[], more: MoreSources = {}): string {
  const all = headersWith(more)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join("");
  const cached = hashed.map((url) => `${url}\n  Cache-Control: ${IMMUTABLE}\n`).join("");
  return `/*\n${all}${cached}`;
}

/**
 * The same for nginx, to be included in a `server` block.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_headers_module.html
 */
export function nginxSnippet(more: MoreSources = {}): string {
  return headersWith(more)
    .map(([name, value]) => `add_header ${name} ${JSON.stringify(value)} always;\n`)
    .join("");
}
