declare module "structured-data-testing-tool" {
  /** One test of a preset. */
  interface Judged {
    readonly test: string;
    readonly description?: string;
    readonly error?: { readonly message: string };
  }
  export interface Verdict {
    readonly passed: readonly Judged[];
    readonly failed: readonly Judged[];
    readonly warnings: readonly Judged[];
    readonly schemas: readonly string[];
    readonly structuredData: {
      readonly metatags: Readonly<Record<string, readonly string[]>>;
      readonly jsonld: Readonly<Record<string, readonly unknown[]>>;
    };
  }
  /** It throws an error with the verdict as `res` where a test fails. */
  const tool: {
    structuredDataTest(html: string, options: { presets: readonly object[] }): Promise<Verdict>;
  };
  export default tool;
}
declare module "structured-data-testing-tool/presets.js" {
  const presets: Readonly<Record<"Google" | "Twitter" | "Facebook", object>>;
  export default presets;
}
