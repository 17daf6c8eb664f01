// What may import what (docs/architecture.md). Rules capture folder names, so a new capability is covered the moment it exists.
const PURE = "^(base|law)/|^kernel/[^/]+/(model|contract\\.ts)|^capabilities/[^/]+/(model|contract\\.ts)";

export default {
  forbidden: [
    { name: "no-ring", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-ring-of-capabilities",
      comment: "Two capabilities that call each other through their front doors form no file cycle; this catches them.",
      severity: "error",
      scope: "folder",
      from: { path: "^capabilities/[^/]+$" },
      to: { circular: true },
    },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^virtual:" } },
    {
      name: "base-imports-nothing",
      severity: "error",
      from: { path: "^base/" },
      to: { pathNot: "^base/|node_modules/zod" },
    },
    {
      name: "law-platform-ui-import-base",
      severity: "error",
      from: { path: "^(law|platform|ui)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^(law|platform|ui|kernel|capabilities|apps)/", pathNot: "^$1/" },
    },
    {
      name: "pure-stays-pure",
      comment: "Models and contracts run on server, console and phone.",
      severity: "error",
      from: { path: PURE, pathNot: "\\.(test|scenarios)\\.ts$" },
      to: { pathNot: `${PURE}|node_modules/zod` },
    },
    {
      name: "kernel-knows-no-sector-and-no-statute",
      severity: "error",
      from: { path: "^kernel/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^(law|capabilities|apps)/" },
    },
    {
      name: "front-doors-of-the-kernel",
      severity: "error",
      from: { path: "^kernel/([^/]+)/" },
      to: {
        path: "^kernel/",
        pathNot: "^kernel/$1/|^kernel/[^/]+/(model|server|web)/public\\.tsx?$|^kernel/[^/]+/contract\\.ts$",
      },
    },
    {
      name: "front-doors-from-capabilities",
      severity: "error",
      from: { path: "^capabilities/([^/]+)/" },
      to: {
        path: "^(kernel|capabilities)/",
        pathNot: "^capabilities/$1/|/(model|server|web)/public\\.tsx?$|^(kernel|capabilities)/[^/]+/contract\\.ts$",
      },
    },
    {
      name: "capabilities-know-no-app",
      severity: "error",
      from: { path: "^capabilities/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^apps/" },
    },
    {
      name: "screens-know-no-server",
      severity: "error",
      from: { path: "/web/|^ui/" },
      to: { path: "/server/|^platform/|^node:" },
    },
    {
      name: "server-knows-no-screen",
      severity: "error",
      from: { path: "/server/|^platform/", pathNot: "^apps/|\\.test\\.ts$" },
      to: { path: "/web/|^ui/" },
    },
  ],
  options: {
    includeOnly: "^(base|law|platform|kernel|capabilities|ui|apps)/|node_modules/zod",
    exclude: "(^|/)dist/",
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js"],
      conditionNames: ["import", "types", "default"],
      exportsFields: ["exports"],
    },
  },
};
