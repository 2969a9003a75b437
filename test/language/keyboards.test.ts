import { equal } from "uvu/assert";
import { inOtherLayout } from "../../src/core/language/keyboards.ts";
import { suite } from "../support/suite.ts";

const layouts = suite("inOtherLayout");
for (const [typed, langs, expected, why] of [
  ["rjyathtywbz", ["en", "ru"], ["конференция"], "Russian with an English keyboard"],
  ["гтуысщ", ["en", "ru"], ["unesco"], "English with a Russian keyboard"],
  ["J,hfpjdfybt", ["ru"], ["образование"], "signs that are letters, and capitals"],
  ["cjdbl-19", ["ru"], ["совид-19"], "digits and hyphens as they are"],
  ["jcdsnf", ["uk"], ["освіта"], "Ukrainian"],
  ["rjyathtywbz", ["ru", "kk"], ["конференция"], "each once"],
  ["rjyathtywbz", ["en", "zh-Hans"], [], "no layout without a language that has one"],
  ["联合国", ["ru"], [], "nothing for characters without a key"],
  ["café", ["ru"], [], "nothing for letters without a key"],
  ["</script>", ["ru"], [], "nothing for markup"],
  ["", ["ru"], [], "nothing for nothing"],
] as const)
  layouts(`gives ${why}`, () => equal(inOtherLayout(typed, langs), expected));
layouts.run();
