import { equal } from "uvu/assert";
import { misplacedCatalogues } from "../../src/core/catalogues/misplaced.ts";
import { suite } from "../support/suite.ts";

const found = (...files: string[]) =>
  misplacedCatalogues("locales", files, ["en", "zh", "ru"]).map(({ code, file, values, remedy }) => [
    code,
    file,
    remedy,
    values.name,
  ]);

const misplaced = suite("misplacedCatalogues");
misplaced("finds a file in place of the folder of a language", () => {
  equal(found("ru.json"), [["file-name", "locales/ru.json", "catalogueFolder", "locales/ru/"]]);
  equal(found("cn.json"), [["file-name", "locales/cn.json", "catalogueFolder", "locales/zh/"]]);
});
misplaced("finds a folder with another name of a language, once", () => {
  for (const name of ["zh-CN", "zh_CN", "zh-Hans", "cn"])
    equal(found(`${name}/site.json`, `${name}/topics.json`), [
      ["locale-unknown", `locales/${name}`, "rename", "locales/zh"],
    ]);
  equal(found("ru-RU/site.json"), [["locale-unknown", "locales/ru-RU", "rename", "locales/ru"]]);
});
misplaced("finds nothing in the files of the project, nor in those of other languages", () => {
  equal(found("en/site.json", "zh/site.json", "glossary.json", "search.json", "descriptions.json"), []);
  equal(found("fr/site.json", "zh-hant/site.json", "zh-TW/site.json", "fr.json"), []);
  equal(found(), []);
});
misplaced.run();
