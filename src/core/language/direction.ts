/** The direction of writing. */
export type Direction = "ltr" | "rtl";

const codes = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/**
 * Scripts that are written from right to left.
 *
 * @see https://www.unicode.org/iso15924/ and the bidirectional classes R and AL of Unicode's `UnicodeData.txt`
 */
const RIGHT_TO_LEFT = codes(
  "Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo " +
    "Orkh Ougr Palm Phli Phlp Phlv Phnx Prti Rohg Samr Sarb Sidt Sogd Sogo Syrc Syre Syrj Syrn Thaa Yezi",
);

/**
 * Languages that are written from right to left, for programs whose version of Unicode's likely subtags doesn't have
 * them: those of today that CLDR knows.
 */
const LANGUAGES = codes(
  "aao abh abv acm acq acw acx adf aeb aec afb aii aiq ajp apc apd ar arq arc ars ary arz auz avl ayh ayl ayn azb bal " +
    "bcc bej bft bgn bgp bhm bqi brh bsk ckb cld dcc dv fa fia gbz gju glk haz he hnd hno jad jpr kas khw ks kvx " +
    "kxp lad lki lrc luz mby mid mvy myz mzn nqo ntz oru pbt pbu pes phl phr plk pnb prs ps pst rhg sam sd sdb sdh " +
    "shm shu skr ssh swb syc syr trw ug ur yhd yi zdj",
);

/**
 * The direction that a language is written in: that of its script, which its tag names or which is usual for it there.
 *
 * @param lang A BCP 47 tag; any other text is taken for one of a language that is written from left to right.
 * @see https://www.unicode.org/reports/tr35/#Likely_Subtags
 * @example
 * directionOf("ar"); // => "rtl"
 * directionOf("kk-Arab"); // => "rtl"
 * directionOf("uz-AF"); // => "rtl"
 * directionOf("ar-Latn"); // => "ltr"
 */
export function directionOf(lang: string): Direction {
  try {
    const { language, script } = new Intl.Locale(lang).maximize();
    return (script === undefined ? LANGUAGES.has(language) : RIGHT_TO_LEFT.has(script)) ? "rtl" : "ltr";
  } catch {
    // Not a tag.
    return "ltr";
  }
}
