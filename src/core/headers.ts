/**
 * What a page may load and run: its own files, and WebAssembly for the search. No inline script or style, no
 * other site, no frame around it.
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

/**
 * The policy for the editor in the browser only: it sets styles by script, and shows pictures that are not on
 * a server yet. It must not load anything from other sites either.
 */
const ADMIN_SOURCES: Readonly<Record<string, string>> = {
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' blob: data:",
  "connect-src": "'self' blob: data:",
  "frame-src": "'self' blob:",
  "worker-src": "'self' blob:",
};
const ADMIN_DIRECTIVES = new Map([...POLICY, ...Object.entries(ADMIN_SOURCES)]);

/**
 * The policy of the editor's page as a header.
 *
 * @param origins Of the server with the accounts of editors; none where the editor works on a folder.
 */
export function adminPolicy(origins: readonly string[] = []): string {
  return policyText(adminDirectives(origins));
}

/** The same for its meta element. */
export function adminMetaPolicy(origins: readonly string[] = []): string {
  return policyText(adminDirectives(origins).filter(([name]) => name !== "frame-ancestors"));
}

function adminDirectives(origins: readonly string[]): (readonly [string, string])[] {
  return [...ADMIN_DIRECTIVES].map(([name, sources]) =>
    name === "connect-src" ? [name, [sources, ...origins].join(" ")] : [name, sources],
  );
}

function policyText(directives: readonly (readonly [string, string])[]): string {
  return directives.map(([name, sources]) => `${name} ${sources}`).join("; ");
}

const POLICY_HEADER = "Content-Security-Policy";

/** The headers that every response of the server should have. */
export const HEADERS: readonly (readonly [name: string, value: string])[] = [
  [POLICY_HEADER, CONTENT_SECURITY_POLICY],
  ["Referrer-Policy", "strict-origin-when-cross-origin"],
  ["X-Content-Type-Options", "nosniff"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  // Readers of feeds and searches for pictures show them on their own pages.
  ["Cross-Origin-Resource-Policy", "cross-origin"],
];

/** Files with a hash of their content in their name never change. */
const IMMUTABLE = "public, max-age=31536000, immutable";

/** How a page differs from the others. */
export interface OwnPolicy {
  readonly policy: string;
  /** Whether a window that it opens, and that shows another site meanwhile, may still know it. */
  readonly knowsWindows: boolean;
}

/** Addresses whose pages have a policy of their own, with their slash at the end. */
export type OwnPolicies = ReadonlyMap<string, OwnPolicy>;

/** How the policies of a site differ from the common one. */
export interface SitePolicies {
  /** What all of its pages may load beyond their own site. @default {} */
  readonly more?: MoreSources;
  /** @default no address with a policy of its own */
  readonly own?: OwnPolicies;
  /**
   * All other addresses, as patterns; needed only if `own` has any. Each of them then gets the common policy:
   * a host sends the headers of every rule that matches, and a browser obeys both policies. @default []
   */
  readonly others?: readonly string[];
}

const OPENER_HEADER = "Cross-Origin-Opener-Policy";

function headersWith(
  policy: string,
  { knowsWindows }: Pick<OwnPolicy, "knowsWindows"> = { knowsWindows: false },
): (readonly [name: string, value: string])[] {
  return HEADERS.map(([name, value]) => {
    if (name === POLICY_HEADER) return [name, policy];
    return [name, name === OPENER_HEADER && knowsWindows ? "unsafe-none" : value];
  });
}

/**
 * The headers as hosts such as Netlify and Cloudflare Pages read them from a file `_headers`.
 *
 * @see https://docs.netlify.com/manage/routing/headers/
 */
export function headersFile(
  hashed: readonly string[],
  { more = {}, own = new Map(), others = [] }: SitePolicies = {},
): string {
  const rule = (path: string, headers: readonly (readonly [string, string])[]) =>
    `${path}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join("")}`;
  // Plugins add them as each becomes ready.
  const cached = [...hashed]
    .sort()
    .map((url) => rule(url, [["Cache-Control", IMMUTABLE]]))
    .join("");
  if (own.size === 0) return rule("/*", headersWith(policyOf(more))) + cached;
  const policies = [
    ...others.map((path) => [path, headersWith(policyOf(more))] as const),
    ...[...own].map(([url, one]) => [`${url}*`, headersWith(one.policy, one)] as const),
  ];
  const knowsWindows = [...own.values()].some((one) => one.knowsWindows);
  const differs = (name: string) => name === POLICY_HEADER || (name === OPENER_HEADER && knowsWindows);
  return [
    rule(
      "/*",
      HEADERS.filter(([name]) => !differs(name)),
    ),
    ...policies.map(([path, headers]) =>
      rule(
        path,
        headers.filter(([name]) => differs(name)),
      ),
    ),
    cached,
  ].join("");
}

/**
 * The same for nginx, to be included in a `server` block.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_headers_module.html
 */
export function nginxSnippet({ more = {}, own = new Map() }: SitePolicies = {}): string {
  const lines = (policy: string, indent: string, differs?: OwnPolicy) =>
    headersWith(policy, differs)
      .map(([name, value]) => `${indent}add_header ${name} ${JSON.stringify(value)} always;\n`)
      .join("");
  const locations = [...own].map(([url, one]) => `location ${url} {\n${lines(one.policy, "    ", one)}}\n`);
  return lines(policyOf(more), "") + locations.join("");
}
