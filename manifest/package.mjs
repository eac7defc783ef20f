// npm run package: writes artifacts/coordination.zip for upload to Teams, values from the environment.
import { mkdirSync, writeFileSync } from "node:fs";
import { pack, problems, settings } from "./app.mjs";

try {
  const { found, manifest } = problems(Object.fromEntries(Object.keys(settings).map((name) => [name, process.env[name]])));
  if (found.length > 0) {
    throw new Error(found.join("\n"));
  }
  mkdirSync("../artifacts", { recursive: true });
  writeFileSync("../artifacts/coordination.zip", pack(manifest));
  console.log("artifacts/coordination.zip written");
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
