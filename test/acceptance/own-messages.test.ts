import path from "node:path";
import { equal } from "uvu/assert";
import { readStates } from "../../src/files/acceptance/states.ts";
import { OWN_CATALOGUES } from "../../src/files/catalogues/catalogues.ts";
import { suite } from "../support/suite.ts";

const own = suite("our own messages");
own("are translated from their sources as they are: if not, run polyglot accept messages", () => {
  const folder = path.relative("", OWN_CATALOGUES);
  const { states, faults } = readStates(folder, ["en", "zh", "ru"], "en");
  equal(faults, []);
  const others = [...states].flatMap(([locale, namespaces]) =>
    namespaces.flatMap(({ namespace, states: own }) =>
      [...own].flatMap(([key, { state }]) =>
        state === "current" ? [] : [`${locale} ${namespace}:${key} ${state}`],
      ),
    ),
  );
  equal(others, []);
});
own.run();
