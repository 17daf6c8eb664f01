// Makes `node_modules/.bin/node` point at the bundled Node 24. npm 11 links it by itself; npm 10 does not.
// Plain JavaScript: it may run on any Node.
import { existsSync, mkdirSync, symlinkSync } from "node:fs";

const bundled = `node-${process.platform}-${process.arch}`;
const link = "node_modules/.bin/node";
const isInstalled = existsSync("node_modules/.package-lock.json");

if (isInstalled && !existsSync(link)) {
  if (existsSync(`node_modules/${bundled}/bin/node`)) {
    mkdirSync("node_modules/.bin", { recursive: true });
    symlinkSync(`../${bundled}/bin/node`, link);
  } else if (!process.version.startsWith("v24.")) {
    console.error(`No bundled Node for ${bundled}: install Node 24 and run npm ci again.`);
    process.exit(1);
  }
}
