import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// One build, faces loaded when opened. The aliases are the package's own `imports`.
export default defineConfig({
  root: import.meta.dirname,
  publicDir: "assets",
  plugins: [react()],
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
