import { Random } from "../bench/search/random.ts";
import { compareBuilds } from "./cached-build.ts";
import { suite } from "./suite.ts";

const cached = suite("a build with what was kept");
cached("equals a clean one after an edit, a deletion and a change of a catalogue", () =>
  compareBuilds([["a sentence in a text", "a translation is taken away", "a catalogue"]], new Random(1)),
);
cached.run();
