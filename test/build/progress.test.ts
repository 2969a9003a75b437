import { equal, is, match } from "uvu/assert";
import { paceOf } from "../../src/core/build/progress.ts";
import { copyProject, polyglot } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const pace = suite("paceOf");
pace("returns the rate per second and the time left", () => {
  equal(paceOf(300, 900, 2000), { done: 300, total: 900, rate: 150, leftS: 4 });
  equal(paceOf(900, 900, 2000), { done: 900, total: 900, rate: 450, leftS: 0 });
  equal(paceOf(1, 3, 4000), { done: 1, total: 3, rate: 0, leftS: 8 });
});
pace("returns nothing before there is enough to measure", () => {
  is(paceOf(100, 900, 10), undefined);
  is(paceOf(0, 900, 9000), undefined);
});
pace.run();

const following = suite("polyglot build --progress --profile");
following.long(
  "names each part of the build as it begins, and prints the time of each at the end",
  async () => {
    const project = copyProject();
    const { code, stdout, stderr } = await polyglot(project, [
      "build",
      "--progress",
      "--profile",
      "--lang",
      "ru",
    ]);
    is(code, 0, stderr);
    const names = stderr
      .trimEnd()
      .split("\n")
      .map((line) => line.replace(/: \d.*/, ""));
    const phases = [...new Set(names)];
    equal(phases, [
      "Чтение и проверка",
      "Страницы",
      "Файлы",
      "Изображения разной ширины",
      "Карточки для соцсетей",
      "Поиск",
      "Поисковый индекс и аудит",
    ]);
    match(stderr, /^Страницы: 1 из \d+$/m);
    const rows = stdout.split("\n").filter((line) => /^ *\d+\.\d\d с \( *\d+\.\d\d с ЦП\) /.test(line));
    equal(
      rows.map((line) => line.split(" ЦП) ")[1]),
      phases,
    );
  },
);
following.run();
