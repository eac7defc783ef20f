// Validates the manifest with sample values against Microsoft's schema, offline.
import { problems } from "./app.mjs";

const { found } = problems({
  TEAMS_APP_ID: "00000000-0000-4000-8000-000000000001",
  BOT_APP_ID: "00000000-0000-4000-8000-000000000002",
  ENTRA_CLIENT_ID: "00000000-0000-4000-8000-000000000003",
  DEVELOPER_NAME: "Musterkreis",
  PAGES_ADDRESS: "https://coordination.example",
  PAGES_HOST: "coordination.example",
});
found.forEach((problem) => console.error(`manifest: ${problem}`));
console.log(found.length === 0 ? "manifest: valid" : `manifest: ${found.length} problems`);
process.exitCode = found.length === 0 ? 0 : 1;
