import { execFileSync } from "node:child_process";

import { expect, it } from "vitest";

const PATIENCE_MS = 60_000; // it reads the whole description

it(
  "has the types of the API as the service describes it (npm run types)",
  () => {
    const check = () => execFileSync("npm", ["run", "--silent", "types", "--", "--check"]);
    expect(check).not.toThrow();
  },
  PATIENCE_MS,
);
