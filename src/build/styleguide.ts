import type { PageRecord } from "../core/pages/families.ts";
import type { EleventyConfig } from "../eleventy.ts";
import { renderStyleguide } from "../theme/render.tsx";
import { ALL_SCENES, sceneSvg, sceneUrl } from "../theme/scenes.ts";
import type { ThemePages } from "./theme-pages.ts";
import { addVirtualPage } from "./virtual-pages.ts";

/** The styleguide and its pictures, for developers of the theme: while the site is served, and never in a built one. */
export function addStyleguide(
  config: EleventyConfig,
  theme: ThemePages,
  pages: () => readonly PageRecord[],
): void {
  const add = (name: string, url: string, render: () => string) =>
    addVirtualPage(
      config,
      name,
      () => theme.isServed && url,
      () => (theme.isServed ? render() : ""),
    );
  add("styleguide", "/styleguide/", () => renderStyleguide(theme.context, pages()));
  for (const scene of ALL_SCENES) add(`styleguide.${scene.name}`, sceneUrl(scene), () => sceneSvg(scene));
}
