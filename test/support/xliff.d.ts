declare module "xliff" {
  /** A text: words, and inline elements by their kind. */
  export type Inline =
    | string
    | { readonly [kind: string]: { readonly id?: string; readonly contents?: Value } };
  export type Value = string | Inline | Inline[];

  export interface Document {
    readonly resources: Record<string, Record<string, { source: Value; target?: Value }>>;
  }

  export function xliff12ToJs(text: string): Promise<Document>;
  export function jsToXliff12(document: Document): Promise<string>;
  export function xliff2js(text: string): Promise<Document>;
  export function js2xliff(document: Document): Promise<string>;
}
