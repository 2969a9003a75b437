import path from "node:path";
import { editorPlace, type PlacedTexts } from "../../core/admin/places.ts";
import { checkCatalogues, checkOverrides } from "../../core/catalogues/checks.ts";
import { readCatalogue } from "../../core/catalogues/read.ts";
import { makeWork } from "../../core/content/read-site.ts";
import { groupWorks, readWorks } from "../../core/content/works.ts";
import { type Fault, FaultsError, gradeOf, sortFaults } from "../../core/faults/table.ts";
import { TextFile } from "../../core/faults/text-file.ts";
import type { PlacedFault, Texts } from "../../core/preview/judge.ts";
import { writeFiles } from "../../files/write/write-files.ts";
import { planAccept, unchangedFault } from "../accept.ts";
import { checkProject } from "../check.ts";
import { type Project, readProject } from "../project.ts";

/** The service of a thread that checks the project, so that the server goes on answering meanwhile. */
export function openService() {
  let project: Project | undefined;
  return {
    /** Reads the project again and reports what `polyglot check` reports. */
    async check(): Promise<PlacedFault[]> {
      project = await readProject();
      return placed([...project.faults, ...checkProject(project)], project);
    },
    /** @see Judge.added */
    async added(texts: Texts, accepted: readonly string[]): Promise<PlacedFault[]> {
      project ??= await readProject();
      const known = new Set(project.faults.map(nameOf));
      const changed = withTexts(project, texts);
      const faults = [...faultsOfTexts(changed, texts), ...unchangedParts(changed, accepted)];
      return placed(
        faults.filter((fault) => gradeOf(fault) === "error" && !known.has(nameOf(fault))),
        changed,
      );
    },
    /** @see Judge.accept */
    async accept(name: string, locales: readonly string[]): Promise<PlacedFault[]> {
      const found: Fault[] = [];
      for (const locale of locales) {
        project = await readProject();
        try {
          writeFiles(planAccept(project, name, locale).changes);
        } catch (error) {
          if (!(error instanceof FaultsError)) throw error;
          found.push(...error.faults);
        }
      }
      return placed(found, project ?? (await readProject()));
    },
  };
}

/** An error is the same if only its line has changed. */
function nameOf({ code, file, values }: Fault): string {
  return `${code} ${file} ${values.key} ${values.found}`;
}

function placed(faults: readonly Fault[], project: Project): PlacedFault[] {
  const { content, folders, settings, messages } = project;
  const texts: PlacedTexts = {
    content,
    catalogues: messages.site,
    folders,
    defaultLocale: settings.defaultLocale,
  };
  return sortFaults(faults).map((fault) => {
    const place = editorPlace(fault, texts);
    return { fault, ...(place ? { place } : {}) };
  });
}

/** A project with some of its texts replaced, and texts that it doesn't have yet. */
function withTexts(project: Project, texts: Texts): Project {
  const { content, folders, messages } = project;
  const editions = new Map(content.texts);
  const site = [...messages.site];
  for (const [file, text] of Object.entries(texts)) {
    const name = path.posix.relative(folders.content, file);
    if (!name.startsWith("..")) editions.set(name, new TextFile(file, text));
    const [, locale, namespace] =
      /^([^/]+)\/([^/]+)\.json$/.exec(path.posix.relative(folders.locales, file)) ?? [];
    if (locale === undefined || namespace === undefined) continue;
    const { catalogue } = readCatalogue(locale, namespace, new TextFile(file, text));
    const index = site.findIndex((one) => one.file.file === file);
    if (catalogue) site.splice(index < 0 ? site.length : index, index < 0 ? 0 : 1, catalogue);
  }
  return { ...project, content: { ...content, texts: editions }, messages: { ...messages, site } };
}

/** What is wrong with the works and catalogues that have these texts. */
function faultsOfTexts({ settings, content, folders, messages }: Project, texts: Texts): Fault[] {
  const files = Object.keys(texts);
  const locales = settings.languages.map(({ locale }) => locale);
  const { works, faults } = groupWorks(content, locales);
  const { topics, theme, site } = messages;
  const inputs = {
    content,
    settings,
    topics,
    words: () => ({}),
    now: new Date(),
    withDrafts: false,
  };
  const isTouched = ({ folder, slug }: { folder: string; slug: string }) =>
    files.some((file) => file.startsWith(path.posix.join(folders.content, folder, slug, "/")));
  const sets = { site, theme, sourceLocale: settings.defaultLocale };
  const fileOf = (locale: string, namespace: string) =>
    path.posix.join(folders.locales, locale, `${namespace}.json`);
  const ofCatalogues = files.some((file) => file.startsWith(`${folders.locales}/`))
    ? [
        ...checkCatalogues(sets, settings.languages, { fileOf, unreadable: new Set() }),
        ...checkOverrides(theme, site, settings.languages),
      ]
    : [];
  const found = [
    ...faults,
    ...works.filter(isTouched).flatMap((work) => makeWork(work, inputs).faults),
    ...ofCatalogues,
  ];
  return found.filter(({ file }) => files.includes(file));
}

/** The faults of translations that still have parts of their originals, and so can't be accepted. */
function unchangedParts({ content, settings }: Project, accepted: readonly string[]): Fault[] {
  if (accepted.length === 0) return [];
  const locales = settings.languages.map(({ locale }) => locale);
  return readWorks(content, locales).works.flatMap(({ sources: [source], translations }) =>
    source
      ? translations
          .filter(({ file }) => accepted.includes(file.file))
          .flatMap((translation) => unchangedFault(translation, source, settings) ?? [])
      : [],
  );
}
