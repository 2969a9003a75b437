import { gradeOf } from "../faults/table.ts";
import type { Site, Work } from "../site/site.ts";
import { linkLabeller } from "./link-labels.ts";
import { bySlug, makeWork, newestFirst, type SiteInputs } from "./read-site.ts";
import { groupWorks } from "./works.ts";

/**
 * A site with one of its works as it is now; all others stay the same.
 *
 * @param name Path of a text of the work, from the content folder.
 * @param inputs What the site is made from, with the text as it is now.
 * @returns undefined where the work has an error, or is a draft: then the whole site must be read and judged.
 */
export function editedSite(site: Site, name: string, inputs: SiteInputs): Site | undefined {
  const locales = inputs.settings.languages.map(({ locale }) => locale);
  const texts = groupWorks(inputs.content, locales).works.find(({ folder, slug }) =>
    name.startsWith(`${folder}/${slug}/`),
  );
  const { work, faults } = texts ? makeWork(texts, inputs) : { work: undefined, faults: [] };
  if (!work || faults.some((fault) => gradeOf(fault) === "error")) return undefined;
  const others = <Known extends { slug: string }>(works: readonly Known[]) =>
    works.filter(({ slug }) => slug !== work.slug);
  const labelled = linkLabeller(site)(work);
  return labelled.kind === "article"
    ? { ...site, articles: [...others(site.articles), labelled].sort(newestFirst) }
    : { ...site, pages: [...others(site.pages), labelled].sort(bySlug) };
}

/**
 * A site without the works that show one of these pictures.
 *
 * @param broken Paths from the content folder.
 */
export function withoutPictures(site: Site, broken: ReadonlySet<string>): Site {
  const isSound = ({ images }: Work) => !images.some((image) => broken.has(image));
  return { ...site, articles: site.articles.filter(isSound), pages: site.pages.filter(isSound) };
}
