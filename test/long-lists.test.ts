import type { Node } from "typescript/unstable/ast";
import {
  isCallExpression,
  isIdentifier,
  isNewExpression,
  isPropertyAccessExpression,
  isSpreadElement,
} from "typescript/unstable/ast/is";
import { API } from "typescript/unstable/sync";
import { equal, ok } from "uvu/assert";
import { append, largest } from "../src/core/long-lists.ts";
import { ROOT } from "./support/project.ts";
import { suite } from "./support/suite.ts";

/** Lists that are arguments of a call, by file and text, and why each is short for any content. */
const SHORT: Readonly<Record<string, string>> = {
  "src/core/images/images.ts: ...IMAGE_WIDTHS": "the constant list of widths",
  "plugins/theme.ts: ...Object.values(addresses)": "a few files that every page loads",
  "src/theme/client/search-recent.ts: ...items": "the browser keeps a few recent searches",
  "src/files/thread/service.ts: ...args": "arguments of one call of a service",
  "src/cli/build.ts: ...folders": "folders of texts, and of sources",
  "src/theme/client/search.ts: ...links": "one for each other language",
  "src/theme/client/search.ts: ...offerItems(offered, texts)": "a few other searches",
  "src/theme/client/search-view.ts: ...factsOf(meta)": "one line",
  "src/core/images/bytes.ts: ...bytes.subarray(at, at + length)": "names and signatures of a few letters",
  "src/core/images/jpeg.ts: ...jfif(segment)": "the parts of one segment",
  "src/core/options/options.ts: ...tagProblems(options, languages)": "two for each language at most",
  "src/core/options/page-share.ts: ...others": "the layers of data of one page",
  "src/cli/misuse.ts: ...(args ?? [])": "arguments of a command line, which the system limits",
};

/** Lists whose items are arguments of a call: an engine has room for about 120,000 of them. */
function longArguments(files: RegExp): string[] {
  const api = new API({ cwd: ROOT });
  try {
    const [project] = api.updateSnapshot({ openProjects: ["tsconfig.json"] }).getProjects();
    const names = project?.program
      .getSourceFileNames()
      .filter((name) => files.test(name.slice(ROOT.length + 1)));
    return (names ?? []).flatMap((name) => {
      const file = project?.program.getSourceFile(name);
      return file ? found(file).map((text) => `${name.slice(ROOT.length + 1)}: ${text}`) : [];
    });
  } finally {
    api.close();
  }
}

/** @param rest Names of the rest parameters of the functions around the node: as long as the current call. */
function found(node: Node, rest: ReadonlySet<string> = new Set()): string[] {
  const here = new Set([...rest, ...restOf(node)]);
  const own: string[] = [];
  if (isCallExpression(node) || isNewExpression(node)) {
    for (const argument of node.arguments ?? [])
      if (
        isSpreadElement(argument) &&
        !(isIdentifier(argument.expression) && here.has(argument.expression.text))
      )
        own.push(textOf(argument));
    if (
      isCallExpression(node) &&
      isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "apply"
    )
      own.push(textOf(node.expression));
  }
  node.forEachChild((child) => {
    append(own, found(child, here));
    return undefined;
  });
  return own;
}

function restOf(node: Node): string[] {
  const { parameters = [] } = node as { parameters?: readonly { dotDotDotToken?: Node; name: Node }[] };
  return parameters.flatMap(({ dotDotDotToken, name }) =>
    dotDotDotToken && isIdentifier(name) ? [name.text] : [],
  );
}

/** The code of a node on one line, without the arguments of its last call if they are long. */
function textOf(node: Node): string {
  return node
    .getText()
    .replace(/\s+/g, " ")
    .replace(/\((?=.{40}).*\)$/, "(…)");
}

const args = suite("lists as arguments");
args.long("are short in source and plugins", () => {
  equal([...new Set(longArguments(/^(?:src|plugins)\//))].sort(), Object.keys(SHORT).sort());
});
args.long("are found in each of their forms", () => {
  equal(longArguments(/^test\/long-lists\.test\.ts$/), [
    "test/long-lists.test.ts: ...EXAMPLES",
    "test/long-lists.test.ts: ...EXAMPLES.keys()",
    "test/long-lists.test.ts: ...EXAMPLES",
    "test/long-lists.test.ts: Math.max.apply",
  ]);
});
args.run();

const EXAMPLES: readonly number[] = [1];

const lists = suite("long lists");
lists("append adds any number of items, and none", () => {
  const list = Array.from({ length: 300_000 }, (_, index) => index);
  const whole: number[] = [];
  append(whole, list);
  append(whole, []);
  append(whole, new Set([-1]));
  equal([whole.length, whole[299_999], whole.at(-1)], [300_001, 299_999, -1]);
});
lists("largest finds the largest of any number, of a few, of one and of none", () => {
  const list = Array.from({ length: 300_000 }, (_, index) => index);
  equal([list, [3, 5, 4], [7], []].map(largest), [299_999, 5, 7, 0]);
  // An engine has room for a few arguments: with a few, both ways give the same answer.
  const few = [...EXAMPLES];
  few.push(...EXAMPLES, ...EXAMPLES.keys());
  ok(Math.max(0, ...EXAMPLES) === largest(few) && Math.max.apply(null, few) === 1);
});
lists.run();
