import { equal, is, match, ok } from "uvu/assert";
import { parse } from "yaml";
import { list, read } from "../support/documents.ts";
import { suite } from "../support/suite.ts";

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly "timeout-minutes"?: number;
        readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
        readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
      }
    >
  >;
}

interface LockedPackage {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}

const workflow = (name: string) => parse(read(`.github/workflows/${name}.yml`)) as Workflow;
const commandsOf = (name: string) =>
  Object.values(workflow(name).jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
const { scripts, engines, ...manifest } = JSON.parse(read("package.json"));

const repository = suite("the repository");
for (const file of list(".github/workflows", ".yml"))
  repository(`${file} has least permissions, a time limit, and actions pinned by commit`, () => {
    const { permissions, jobs } = parse(read(file)) as Workflow;
    equal(permissions, { contents: "read" });
    for (const job of Object.values(jobs)) {
      ok(job["timeout-minutes"]);
      for (const { uses } of job.steps) ok(!uses || /^actions\/[\w-]+@[0-9a-f]{40}$/.test(uses), uses);
    }
    for (const [line] of read(file).matchAll(/^.*uses:.*$/gm)) match(line, /# v\d+\.\d+\.\d+$/);
  });
repository("tests, types and lint run at every change, on each supported version of Node.js", () => {
  equal(commandsOf("test"), ["npm ci --ignore-scripts", "npm test", "npm run types", "npm run lint"]);
  equal(workflow("test").jobs.test?.strategy?.matrix.node, [20, 22, 24]);
  match(engines.node, /^>=20\./);
});
repository("the long tests run every night", () => {
  equal(commandsOf("nightly"), ["npm ci --ignore-scripts", "npm run test:long"]);
});
repository("every package of the lock file has a checksum, and no address but that of the registry", () => {
  const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, LockedPackage> };
  for (const [name, { integrity, resolved, link }] of Object.entries(packages)) {
    if (name === "") continue;
    match(integrity ?? "", /^sha512-[\w+/]{86}==$/, name);
    ok(resolved === undefined || resolved.startsWith("https://registry.npmjs.org/"), name);
    ok(!link, name);
  }
});
repository("no container runs the script of a package", () => {
  match(read("Containerfile"), /^RUN npm ci --ignore-scripts$/m);
});
repository("every command of a workflow is a script", () => {
  for (const name of ["test", "nightly", "site"])
    for (const command of commandsOf(name)) {
      const [, script = "test"] = /^npm run (?:--silent )?([\w:]+)/.exec(command) ?? [];
      ok(command === "npm ci --ignore-scripts" || script in scripts, command);
    }
});
repository("forms for reports are sound, and ask for an input, a command and the expected result", () => {
  for (const file of list(".github/ISSUE_TEMPLATE", ".yml").filter((one) => !one.endsWith("config.yml"))) {
    const { name, description, body } = parse(read(file));
    ok(name && description && body.length >= 3, file);
    const ids = body.map(({ id }: { id: string }) => id);
    is(new Set(ids).size, ids.length);
  }
  const { body } = parse(read(".github/ISSUE_TEMPLATE/bug.yml"));
  equal(
    body.map(({ id }: { id: string }) => id),
    ["input", "command", "expected", "versions"],
  );
});
repository("has the address of a public repository as soon as the package can be published", () => {
  const { homepage, repository: source, bugs } = manifest;
  for (const address of [homepage, source.url, bugs]) {
    ok(URL.canParse(address.replace(/^git\+/, "")), address);
    ok(manifest.private || !address.includes("example.org"), address);
  }
});
repository.run();
