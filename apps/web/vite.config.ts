import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Writes .br and .gz beside every text file, once, so that the server never compresses the same file twice. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    writeBundle: async ({ dir }) => {
      if (!dir) return;
      const files = (await readdir(dir, { recursive: true })).filter((file) =>
        /\.(js|css|html|svg|webmanifest)$/.test(file),
      );
      for (const file of files) {
        const text = await readFile(join(dir, file));
        if (text.length < 1_024) continue;
        const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        await writeFile(join(dir, `${file}.br`), await promisify(brotliCompress)(text, { params: quality }));
        await writeFile(join(dir, `${file}.gz`), await promisify(gzip)(text));
      }
    },
  };
}

// One build, faces loaded when opened. The aliases are the package's own `imports`.
export default defineConfig({
  root: import.meta.dirname,
  publicDir: "assets",
  plugins: [react(), compressed()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // Ant Design and MapLibre are each over the usual warning and are loaded by the desk and by maps alone.
    chunkSizeWarningLimit: 1500,
  },
  worker: { format: "es" },
  server: { proxy: { "/api": "http://localhost:8080" } },
  preview: { proxy: { "/api": "http://localhost:8080" } },
});
