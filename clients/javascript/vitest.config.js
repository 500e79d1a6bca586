import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const file = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const older = (/** @type {string} */ name) => file(`./test/react-18/node_modules/${name}`);
const react = { include: ["test/react/*.test.js"], setupFiles: ["test/react/dom.js"] };

export default defineConfig({
  test: {
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "plain", include: ["test/*.test.js"] } },
      { extends: true, test: { ...react, name: "react-19", env: { REACT: "19" } } },
      {
        extends: true,
        resolve: {
          alias: [
            // its CommonJS form would require the newer React beside it
            { find: /^@testing-library\/react$/, replacement: file("./node_modules/@testing-library/react/dist/@testing-library/react.esm.js") },
            { find: /^react$/, replacement: older("react/index.js") },
            { find: /^react-dom$/, replacement: older("react-dom/index.js") },
            { find: /^react-dom\/(client|server|test-utils)$/, replacement: older("react-dom/$1.js") },
          ],
        },
        test: { ...react, name: "react-18", env: { REACT: "18" }, server: { deps: { inline: [/@testing-library/] } } },
      },
    ],
  },
});
