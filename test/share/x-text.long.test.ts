import { equal } from "uvu/assert";
import { suite } from "../support/suite.ts";
import { differingTexts } from "../support/x-texts.ts";

const weight = suite("xWeight, at length");
weight("is that of X for 20,000 texts of all scripts and emoji", () => equal(differingTexts(20_000, 7), []));
weight.run();
