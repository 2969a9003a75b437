// A script of its own, which the search loads when a query doesn't find all that it asks for.
export { otherCharacters } from "../../core/search/character-guesses.ts";
export { guessesFrom } from "../../core/search/guesses.ts";
export { otherWords } from "../../core/search/word-guesses.ts";
