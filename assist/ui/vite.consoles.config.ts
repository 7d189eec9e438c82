import { defineConfig } from "vite";

// The consoles are built apart from the sidebar, which stands alone: here the views are split, so
// that one loads when it is opened.
export default defineConfig({
  base: "./",
  publicDir: "consoles",
  build: {
    outDir: "dist/consoles",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        knowledge: "src/pages/knowledge.ts",
        quality: "src/pages/quality.ts",
        service: "src/pages/service.ts",
      },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
