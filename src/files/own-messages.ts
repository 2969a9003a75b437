import { createMessages, type Translate } from "../core/messages.ts";
import { mergeResources, OWN_CATALOGUES, readCatalogues } from "./catalogues.ts";

/** Languages that the command and its reports speak, with their BCP 47 tags. */
export const SPOKEN: Readonly<Record<string, string>> = { en: "en", zh: "zh-Hans", ru: "ru" };

/**
 * Our own messages for whoever runs the program: in the language asked for, else that of the environment, else
 * English.
 */
export function ownMessages(
  lang: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Translate {
  const wanted =
    lang ?? (environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "en").slice(0, 2);
  const locale = Object.hasOwn(SPOKEN, wanted) ? wanted : "en";
  return createMessages(
    mergeResources(readCatalogues(OWN_CATALOGUES, Object.keys(SPOKEN)).catalogues),
    SPOKEN,
  )(locale);
}
