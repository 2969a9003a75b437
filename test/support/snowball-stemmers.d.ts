declare module "snowball-stemmers" {
  /** @param algorithm `"russian"`, `"english"`, … */
  export function newStemmer(algorithm: string): { stem(word: string): string };
}
