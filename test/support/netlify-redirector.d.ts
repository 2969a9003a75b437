/** The parts that tests use. It has no types of its own. */
declare module "netlify-redirector" {
  interface Request {
    readonly scheme: string;
    readonly host: string;
    readonly path: string;
    readonly query: string;
    readonly getHeader: (name: string) => string;
    readonly getCookie: (name: string) => string;
  }
  interface Matcher {
    match(request: Request): { readonly to: string; readonly status: number; readonly force: boolean } | null;
  }
  const netlify: { parsePlain(rules: string, options: Readonly<Record<string, string>>): Promise<Matcher> };
  export default netlify;
}
