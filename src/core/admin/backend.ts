import { adminPolicy, type OwnPolicy } from "../headers.ts";

/** A Git server where editors have accounts, and the repository of the newsroom on it. */
export interface AdminBackend {
  readonly name: "gitea" | "gitlab" | "github";
  /** Owner and name, such as `"newsroom/site"`. */
  readonly repo: string;
  /** @default the repository's own */
  readonly branch?: string | undefined;
  /** Address of the server, without a slash at its end. @default the public one of that name */
  readonly host?: string | undefined;
  /** ID of the application that the server knows the editor by. Without it, editors sign in with a token. */
  readonly appId?: string | undefined;
  /** GitHub only: address of the program that signs editors in, because GitHub does not let pages do it. */
  readonly signIn?: string | undefined;
  /** Whether each change waits in a request of its own until it is accepted; not with Gitea. @default false */
  readonly review?: boolean | undefined;
}

const HOSTS = {
  gitea: "https://gitea.com",
  gitlab: "https://gitlab.com",
  github: "https://github.com",
} as const;

/** The path of the interface for programs. */
const API = { gitea: "/api/v1", gitlab: "/api/v4", github: "/api/v3" } as const;

/** Where the editor asks for files, in the server's own interface. */
function apiOf({ name, host = HOSTS[name] }: AdminBackend): string {
  return host === HOSTS.github ? "https://api.github.com" : host + API[name];
}

/**
 * The origins that the editor's page may ask: that server, and the program that signs editors in.
 *
 * @example
 * backendOrigins({ name: "github", repo: "newsroom/site" }); // => ["https://api.github.com"]
 */
export function backendOrigins(backend: AdminBackend): string[] {
  return [
    ...new Set(
      [apiOf(backend), ...(signsIn(backend) ? [hostOf(backend)] : [])].map((url) => new URL(url).origin),
    ),
  ];
}

/** Whether the editor opens a window of the server where editors sign in. */
export function signsIn({ name, appId, signIn }: AdminBackend): boolean {
  return name === "github" ? signIn !== undefined : appId !== undefined;
}

function hostOf({ name, host = HOSTS[name], signIn }: AdminBackend): string {
  return name === "github" && signIn !== undefined ? signIn : host;
}

/**
 * The settings of a server as the editor knows them. Where the server has it, signing in needs no secret (PKCE).
 *
 * @see https://sveltiacms.app/en/docs/backends
 */
export function backendConfig(backend: AdminBackend): Readonly<Record<string, unknown>> {
  const { name, repo, branch, appId, review = false } = backend;
  return {
    backend: {
      name,
      repo,
      ...(branch === undefined ? {} : { branch }),
      api_root: apiOf(backend),
      base_url: hostOf(backend),
      auth_methods: signsIn(backend) ? ["oauth", "token"] : ["token"],
      ...(appId === undefined ? {} : { app_id: appId }),
      ...(name === "gitlab" && appId !== undefined ? { auth_type: "pkce" } : {}),
    },
    publish_mode: review ? "editorial_workflow" : "simple",
  };
}

/** How the policy of the editor's page differs from that of all others. */
export function adminPagePolicy(backend: AdminBackend | undefined): OwnPolicy {
  const origins = backend ? backendOrigins(backend) : [];
  return { policy: adminPolicy(origins), knowsWindows: backend !== undefined && signsIn(backend) };
}
