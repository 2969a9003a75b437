import type { EleventyConfig } from "../eleventy.ts";
import { renderStyleguide } from "../theme/render.tsx";
import { ALL_SCENES, sceneSvg, sceneUrl } from "../theme/scenes.ts";
import type { Build } from "./build.ts";
import type { ThemePages } from "./theme-pages.ts";
import { addVirtualPage } from "./virtual-pages.ts";

/** The styleguide and its pictures, for developers of the theme: while the site is served, and never in a built one. */
export function addStyleguide(config: EleventyConfig, build: Build, theme: ThemePages): void {
  const add = (name: string, url: string, render: () => string) =>
    addVirtualPage(
      config,
      build,
      name,
      () => theme.isServed && url,
      () => (theme.isServed ? render() : ""),
    );
  add("styleguide", "/styleguide/", () => renderStyleguide(theme.context, build.pages));
  for (const scene of ALL_SCENES) add(`styleguide.${scene.name}`, sceneUrl(scene), () => sceneSvg(scene));
}
