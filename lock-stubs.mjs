// Run after every `npm install`. A registry that lacks the binaries of foreign platforms makes npm leave them out of the
// lock file, and `npm ci` then refuses the lock. This writes them back as optional stubs that no supported platform fetches.
import { readFileSync, writeFileSync } from "node:fs";

const file = process.argv[2] ?? "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));
const OS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const CPU = ["arm64", "x64", "ia32", "arm", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32"];

/** Whether `name` resolves for the package at `at`, walking up the node_modules folders as Node does. */
function isLocked(at, name) {
  for (let folder = at; ; ) {
    if (lock.packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
    const parent = folder.lastIndexOf("/node_modules/");
    folder = parent < 0 ? "" : folder.slice(0, parent);
  }
}

function stub(name, range, dev) {
  const words = name.replace("windows", "win32").split(/[/@_.-]/);
  const os = OS.filter((o) => words.includes(o));
  const cpu = CPU.filter((c) => words.includes(c) || (c === "arm" && /^arm(v7|musl)?|armv7/.test(words.at(-1))));
  const musl = words.includes("musl") || words.includes("musleabihf");
  return {
    version: range.replace(/^[~^]/, ""),
    optional: true,
    os: os.length ? os : ["none"],
    cpu: cpu.length ? cpu : ["none"],
    ...(musl ? { libc: ["musl"] } : {}),
    ...(dev ? { dev: true } : {}),
  };
}

for (const [at, entry] of Object.entries(lock.packages))
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {}))
    if (!isLocked(at, name)) lock.packages[`node_modules/${name}`] = stub(name, range, entry.dev);

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
