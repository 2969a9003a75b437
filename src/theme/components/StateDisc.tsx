import type { EditionState } from "../../core/site/states.ts";

interface Props {
  readonly state: EditionState;
  /** The state in the language of the page. The disc is never without it. */
  readonly word: string;
}

/**
 * The state of an edition: a disc and its word. The disc is whole for an original and an up-to-date
 * translation, has a notch if the translation is out of date, is half full for one in part, and open for one
 * that is to come.
 *
 * @example
 * <StateDisc state="announced" word={t("site:languageSoon")} />
 */
export function StateDisc({ state, word }: Props) {
  return <span class={`state state-${state}`}>{word}</span>;
}
