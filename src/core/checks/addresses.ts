import { type Check, type Finding, matchesIn } from "./passage.ts";

const ADDRESS =
  /https?:\/\/[^\s/<>"'“”«»，。；：、！？（）()《》「」\]\p{Script=Han}]+[^\s<>"'“”«»，。；：、！？（）()《》「」\]\p{Script=Han}]*|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/gu;

/** A language in an address: `en`, `zh-cn`, `ru_RU`. */
const LANGUAGE = /^(?:[a-z]{2}(?:[-_][a-z]{2,4})?)$/i;

/** A language in the name of a file: `report-en.pdf`. */
const FILE_LANGUAGE = /[-_.]([a-z]{2}(?:[-_][a-z]{2,4})?)(?=\.\w{2,5}$)/i;

/** An address, as addresses are compared. */
interface Address {
  readonly found: string;
  readonly scheme: string;
  /** The name of the site without the language in it. */
  readonly site: string;
  /** The languages that it names, in order. */
  readonly languages: string;
  /** What comes after the name of the site, without the languages and the place in the page. */
  readonly page: string;
}

/** Web and mail addresses of the source that the translation doesn't have, or has less often. */
export const links: Check = ({ target, source, article }) => {
  if (!source) return [];
  const [here, there] = [target, source].map(({ text }) => addressesIn(text, article === true)) as [
    Address[],
    Address[],
  ];
  const bySite = new Map<string, Address[]>();
  for (const address of here) bySite.set(address.site, [...(bySite.get(address.site) ?? []), address]);
  const missing = there.filter((address) => !take(bySite.get(address.site) ?? [], address));
  const strange = [...bySite.values()].flat();
  return missing.map(({ found: expected, site }): Finding => {
    const index = Math.max(
      0,
      strange.findIndex((one) => one.site === site),
    );
    const [other] = strange.splice(index, 1);
    return { at: other ? target.text.indexOf(other.found) : 0, found: other?.found ?? "", expected };
  });
};

/** Takes the address that means the same out of a list. @returns whether there is one */
function take(list: Address[], { scheme, languages, page }: Address): boolean {
  const isSame = (one: Address) => one.scheme === scheme && one.page === page;
  // A page of another language may have another name.
  const isTranslated = (one: Address) => one.scheme === scheme && one.languages !== languages;
  const exact = list.findIndex(isSame);
  const index = exact < 0 ? list.findIndex(isTranslated) : exact;
  if (index < 0) return false;
  list.splice(index, 1);
  return true;
}

/** @param once Whether an address that is there several times counts once. */
function addressesIn(text: string, once: boolean): Address[] {
  const addresses = matchesIn(text, ADDRESS).map(({ found }) => addressOf(found));
  if (!once) return addresses;
  return [...new Map(addresses.map((one) => [`${one.scheme} ${one.site} ${one.page}`, one])).values()];
}

function addressOf(found: string): Address {
  const [, scheme = "", host = "", rest = ""] =
    /^(https?):\/\/([^/?#]+)([^#]*)/i.exec(found.replace(/[.,:;!?]+$/, "")) ?? [];
  if (host === "") return { found, scheme: "mailto", site: found.toLowerCase(), languages: "", page: "" };
  const [, prefix = "", site = ""] =
    /^((?:www|[a-z]{2}(?:-[a-z]{2,4})?)\.)?(.*)$/.exec(host.toLowerCase()) ?? [];
  const [path = "", query = ""] = rest.split("?");
  const parts = path.split("/").filter((part) => part !== "");
  const settings = query.split("&").filter((part) => part !== "");
  const ends = parts.map((part) => FILE_LANGUAGE.exec(part)?.[1] ?? "");
  const named = settings.filter((part) => /^(?:hl|lang|language|locale)=/i.test(part));
  return {
    found,
    scheme: scheme.toLowerCase(),
    site: site.replace(/^cdn\./, ""),
    languages: [
      prefix.replace("www.", ""),
      ...parts.filter((part) => LANGUAGE.test(part)),
      ...ends,
      ...named,
    ].join(),
    page: [
      ...parts.filter((part) => !LANGUAGE.test(part)).map((part) => part.replace(FILE_LANGUAGE, "")),
      ...settings.filter((part) => !named.includes(part)),
    ].join("/"),
  };
}
