import type { EditorPlace } from "../admin/places.ts";
import { closingLine, type WrittenFault, writtenFault } from "../faults/report.ts";
import { gradeOf } from "../faults/table.ts";
import type { Translate } from "../messages/messages.ts";
import { workAt } from "../site/urls.ts";
import type { PlacedFault, Verdict } from "./judge.ts";

/** A fault as browsers show it. */
export interface Finding extends WrittenFault {
  readonly place?: EditorPlace;
  /** What was probably meant, as a question. */
  readonly meant?: string;
  /** Whether the work is left out of the served site because of it. */
  readonly leftOut: boolean;
}

/** What browsers show of a verdict, in the language of a user. */
export interface Findings {
  readonly version: number;
  /** BCP 47 tag. */
  readonly lang: string;
  /** Such as "1 error · 2 warnings"; "" where nothing was found. */
  readonly summary: string;
  /** Errors first, as many as a person looks at. */
  readonly list: readonly Finding[];
  readonly texts: Readonly<Record<"edit" | "page" | "leftOut" | "draft" | "refused" | "more", string>>;
}

/** The number of findings that are sent to a browser. */
const SHOWN = 200;

/** Puts a verdict into words. */
export function findingsOf({ version, faults }: Verdict, t: Translate, lang: string): Findings {
  const all = faults.map(({ fault }) => fault);
  const isError = ({ fault }: PlacedFault) => gradeOf(fault) === "error";
  const sorted = [...faults.filter(isError), ...faults.filter((one) => !isError(one))];
  const left = sorted.length - SHOWN;
  return {
    version,
    lang,
    summary: closingLine(all, t),
    list: sorted.slice(0, SHOWN).map((one) => {
      const { fault, place } = one;
      const leftOut = isError(one) && place?.page !== undefined;
      const { suggestion } = fault;
      return {
        ...writtenFault(fault, t),
        leftOut,
        ...(place ? { place } : {}),
        ...(suggestion === undefined ? {} : { meant: t("faults:report.meant", { suggestion }) }),
      };
    }),
    texts: {
      edit: t("preview:findings.edit"),
      page: t("preview:findings.page"),
      leftOut: t("preview:findings.leftOut"),
      draft: t("preview:findings.draft"),
      refused: t("preview:findings.refused"),
      more: left > 0 ? t("preview:findings.more", { count: left }) : "",
    },
  };
}

/**
 * Whether an address has no page because its work has an error.
 *
 * @param locales Those of the site.
 */
export function isLeftOut({ faults }: Verdict, url: string, locales: readonly string[]): boolean {
  const work = workAt(url, locales);
  const isOf = (entry: string | undefined, collection = "") =>
    `${collection.split("-")[0]}/${entry}` === `${work}index`;
  return (
    work !== undefined &&
    faults.some(({ fault, place }) => gradeOf(fault) === "error" && isOf(place?.entry, place?.collection))
  );
}
