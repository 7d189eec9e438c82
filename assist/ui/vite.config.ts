import { defineConfig } from "vitest/config";

// Flat, unhashed names: the service serves them under /ui/ and integrators write
// /ui/sidebar.js in their pages. One entry a file, no shared chunks, so that
// sidebar.js stands alone.
export default defineConfig({
  base: "./",
  build: {
    target: "es2022",
    modulePreload: false,
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    reportCompressedSize: true,
    rollupOptions: {
      input: {
        sidebar: "src/components/sidebar.ts",
        frame: "src/pages/frame.ts",
        host: "src/pages/host.ts",
        pages: "src/pages/pages.css",
      },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "shared-[name].js",
        assetFileNames: "[name][extname]",
      },
      preserveEntrySignatures: "strict",
    },
  },
  test: { environment: "node", include: ["tests/**/*.test.ts"] },
});
