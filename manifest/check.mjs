// Validates the manifest with sample values against Microsoft's schema, offline, and looks into the package that would be uploaded.
import { strFromU8, unzipSync } from "fflate";
import { fill, pack, problems } from "./app.mjs";

const sample = {
  TEAMS_APP_ID: "00000000-0000-4000-8000-000000000001",
  BOT_APP_ID: "00000000-0000-4000-8000-000000000002",
  ENTRA_CLIENT_ID: "00000000-0000-4000-8000-000000000003",
  DEVELOPER_NAME: "Musterkreis",
  PAGES_ADDRESS: "https://coordination.example",
  PAGES_HOST: "coordination.example",
  PRIVACY_ADDRESS: "https://kreis.example/datenschutz",
  TERMS_ADDRESS: "https://kreis.example/impressum",
};
const { found, manifest } = problems(sample);

const files = unzipSync(pack(manifest));
if (Object.keys(files).sort().join() !== "color.png,en.json,manifest.json,outline.png") {
  found.push(`the package holds ${Object.keys(files).join()}`);
}
if (strFromU8(files["manifest.json"]).includes("${{")) {
  found.push("the package still holds a placeholder");
}

// The check checks: what is wrong has to be found.
try {
  fill("${{TEAMS_APP_ID}}", {});
  found.push("a value that is missing goes unnoticed");
} catch (error) {
  if (!error.message.includes("TEAMS_APP_ID")) throw error;
}
if (problems({ ...sample, TEAMS_APP_ID: "no guid" }).found.length === 0) {
  found.push("an id that is no GUID goes unnoticed");
}
if (problems({ ...sample, PAGES_ADDRESS: "http://coordination.example" }).found.length === 0) {
  found.push("an address without https goes unnoticed");
}

found.forEach((problem) => console.error(`manifest: ${problem}`));
console.log(found.length === 0 ? "manifest: valid" : `manifest: ${found.length} problems`);
process.exitCode = found.length === 0 ? 0 : 1;
