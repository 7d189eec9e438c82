import { defineConfig } from "vitest/config";

// Flat, unhashed names: the service serves them under /ui/ and integrators write
// /ui/sidebar.js in their pages. One entry a file, no shared chunks, so that
// sidebar.js stands alone. Dynamics 365 loads form.js as a classic script, where what stands at the
// top level would be everybody's: it is wrapped.
const isFormScript = ({ name }: { readonly name: string }) => name === "dynamics365/form";

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
        "dynamics365/form": "src/dynamics365/form.ts",
        "dynamics365/pane": "src/dynamics365/pane.ts",
      },
      output: {
        entryFileNames: "[name].js",
        banner: (chunk) => (isFormScript(chunk) ? "(() => {" : ""),
        footer: (chunk) => (isFormScript(chunk) ? "})();" : ""),
        chunkFileNames: "shared-[name].js",
        assetFileNames: "[name][extname]",
      },
      preserveEntrySignatures: "strict",
    },
  },
  test: { environment: "node", include: ["tests/**/*.test.ts"] },
});
