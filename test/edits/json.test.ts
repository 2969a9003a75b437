import { is } from "uvu/assert";
import { withMessages } from "../../src/core/edits/json.ts";
import { suite } from "../support/suite.ts";

const writing = suite("writing messages");
writing("changes a message and no other byte, with BOM, CRLF and tabs", () => {
  const text =
    '\uFEFF{\r\n\t"a" : "\\u0441",\r\n\t"t": {"b":"x" , "c": "y"},\r\n\t"@a": {"source": "q"}\r\n}';
  is(withMessages(text, new Map([["t.c", 'ы "1"']])), text.replace('"y"', '"ы \\"1\\""'));
  is(
    withMessages(
      text,
      new Map([
        ["a", "с"],
        ["none", "x"],
      ]),
    ),
    text,
  );
});
writing.run();
