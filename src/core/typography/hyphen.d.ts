declare module "hyphen/ru/index.js" {
  interface Options {
    readonly hyphenChar: string;
    /** Letters of the shortest word that is divided. */
    readonly minWordLength: number;
  }
  const russian: { hyphenateSync(text: string, options: Options): string };
  export default russian;
}
