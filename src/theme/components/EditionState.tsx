import type { Edition } from "../../core/site/site.ts";
import type { PageProps } from "../props.ts";
import { StateDisc } from "./StateDisc.tsx";

/** The state of an edition next to the name of its language, in the language of the page. */
export function EditionState({
  edition: { state },
  t,
}: Pick<PageProps, "t"> & { readonly edition: Edition }) {
  // A language that will never have the work is not in any list of its editions.
  if (state === "absent") return null;
  return <StateDisc state={state} word={t(`article:editionStates.${state}`)} />;
}
