// npm run package: writes artifacts/coordination.zip for upload to Teams, values from the environment.
import { mkdirSync, writeFileSync } from "node:fs";
import { zipSync } from "fflate";
import { problems, read, settings } from "./app.mjs";

try {
  const { found, manifest } = problems(Object.fromEntries(Object.keys(settings).map((name) => [name, process.env[name]])));
  if (found.length > 0) {
    throw new Error(found.join("\n"));
  }
  const files = { "manifest.json": Buffer.from(manifest), "en.json": read("en.json"), "color.png": read("color.png"), "outline.png": read("outline.png") };
  mkdirSync("../artifacts", { recursive: true });
  writeFileSync("../artifacts/coordination.zip", zipSync(files));
  console.log("artifacts/coordination.zip written");
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
