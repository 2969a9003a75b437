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

/** The policy as a header. */
export const CONTENT_SECURITY_POLICY = POLICY.map(([name, sources]) => `${name} ${sources}`).join("; ");

/** The policy for a meta element, where `frame-ancestors` has no effect and is not allowed. */
export const META_POLICY = POLICY.filter(([name]) => name !== "frame-ancestors")
  .map(([name, sources]) => `${name} ${sources}`)
  .join("; ");

/** What every answer of the server should carry. */
export const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ["Content-Security-Policy", CONTENT_SECURITY_POLICY],
  ["Referrer-Policy", "strict-origin-when-cross-origin"],
  ["X-Content-Type-Options", "nosniff"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
];

/** Files whose name holds a hash of what is in them never change. */
const IMMUTABLE = "public, max-age=31536000, immutable";

/**
 * The headers as hosts such as Netlify and Cloudflare Pages read them from a file `_headers`.
 *
 * @see https://docs.netlify.com/manage/routing/headers/
 */
export function headersFile(hashed: readonly string[]): string {
  const all = HEADERS.map(([name, value]) => `  ${name}: ${value}\n`).join("");
  const cached = hashed.map((url) => `${url}\n  Cache-Control: ${IMMUTABLE}\n`).join("");
  return `/*\n${all}${cached}`;
}

/**
 * The same for nginx, to be included in a `server` block.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_headers_module.html
 */
export function nginxSnippet(): string {
  return HEADERS.map(([name, value]) => `add_header ${name} ${JSON.stringify(value)} always;\n`).join("");
}
