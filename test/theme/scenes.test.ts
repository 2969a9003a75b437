import { equal, is, match, not } from "uvu/assert";
import { ALL_SCENES, SCENES, sceneSvg, sceneUrl } from "../../src/theme/scenes.ts";
import { suite } from "../support/suite.ts";

const scenes = suite("scenes");
scenes("have the shapes of photographs: a portrait, a panorama, a group, seven for a gallery", () => {
  const { portrait, panorama, group, gallery } = SCENES;
  is(portrait.heightPx > portrait.widthPx, true);
  is(panorama.widthPx > 2 * panorama.heightPx, true);
  is(group.people > 9, true);
  is(gallery.length, 7);
  is(new Set(ALL_SCENES.map(sceneUrl)).size, ALL_SCENES.length);
});
for (const scene of ALL_SCENES)
  scenes(`are always the same, without a number that is none: ${scene.name}`, () => {
    const svg = sceneSvg(scene);
    equal(svg, sceneSvg(scene));
    match(svg, `viewBox="0 0 ${scene.widthPx} ${scene.heightPx}"`);
    not.match(svg, /NaN|undefined|Infinity/);
  });
scenes.run();
