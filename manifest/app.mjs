// The Teams app as data: what is filled in, and what Microsoft's schema and the store ask of it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const Ajv = require("ajv-draft-04").default;

/** Every `${{NAME}}` that the manifest uses, with where its value comes from. */
export const settings = {
  TEAMS_APP_ID: "GUID of the Teams app",
  BOT_APP_ID: "application id of the bot registration (Channel:AppId)",
  ENTRA_CLIENT_ID: "application id of the pages and the API (Entra:ClientId)",
  DEVELOPER_NAME: "the Kreis, at most 32 characters",
  PAGES_ADDRESS: "https address of the bot host (Pages:BaseAddress), without a slash at the end",
  PAGES_HOST: "host name of that address",
  PRIVACY_ADDRESS: "https address of the Kreis' own page on data protection",
  TERMS_ADDRESS: "https address of its terms of use, or of its imprint",
};

export const read = (name) => readFileSync(join(here, name));

/** Fills the placeholders; a value that is missing is an error that names it. */
export function fill(text, values) {
  return text.replace(/\$\{\{(\w+)\}\}/g, (_, name) => {
    if (!values[name]) {
      throw new Error(`${name} is not set: ${settings[name] ?? "not a known setting"}`);
    }
    return JSON.stringify(values[name]).slice(1, -1);
  });
}

/** Microsoft's schemas are draft 04, and some of their patterns are no valid unicode expressions. */
function againstSchema(text, schemaName) {
  const version = JSON.parse(read("manifest.json")).manifestVersion;
  const build = dirname(require.resolve("@microsoft/app-manifest"));
  const schema = JSON.parse(readFileSync(join(build, "json-schemas", "teams", `v${version}`, schemaName), "utf8"));
  const validate = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats: { uri: true, email: true } }).compile(schema);
  return validate(JSON.parse(text)) ? [] : validate.errors.map((e) => `${e.instancePath || "/"} ${e.message}`);
}

/** Width, height and whether a PNG has an alpha channel, from its IHDR; zeros for what is no PNG. */
function pngHeader(bytes) {
  if (bytes.length < 33 || bytes.toString("latin1", 1, 4) !== "PNG") {
    return { width: 0, height: 0, alpha: false };
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), alpha: bytes[25] === 4 || bytes[25] === 6 };
}

/** All that is wrong with the app, as sentences; empty if nothing is. */
export function problems(values) {
  const found = [];
  const template = read("manifest.json").toString("utf8");
  const manifest = fill(template, values);
  const asked = Object.keys(settings).filter((name) => !template.includes(`\${{${name}}}`));
  found.push(...asked.map((name) => `${name} is asked for and not used`));
  found.push(...againstSchema(manifest, "MicrosoftTeams.schema.json").map((e) => `manifest.json: ${e}`));
  for (const name of ["PAGES_ADDRESS", "PRIVACY_ADDRESS", "TERMS_ADDRESS"]) {
    if (!values[name].startsWith("https://")) {
      found.push(`${name} is no https address`);
    }
  }
  if (URL.canParse(values.PAGES_ADDRESS) && new URL(values.PAGES_ADDRESS).host !== values.PAGES_HOST) {
    found.push("PAGES_HOST is not the host of PAGES_ADDRESS");
  }
  const english = read("en.json").toString("utf8");
  found.push(...againstSchema(english, "MicrosoftTeams.Localization.schema.json").map((e) => `en.json: ${e}`));

  for (const [name, size] of [["color.png", 192], ["outline.png", 32]]) {
    const png = pngHeader(read(name));
    if (png.width !== size || png.height !== size) {
      found.push(`${name} is ${png.width}x${png.height}, not ${size}x${size}`);
    }
    if (name === "outline.png" && !png.alpha) {
      found.push("outline.png has no transparency");
    }
  }

  const commands = JSON.parse(manifest).bots[0].commandLists.flatMap((list, l) => list.commands.map((_, c) => [l, c]));
  for (const [list, command] of commands) {
    const key = `bots[0].commandLists[${list}].commands[${command}].title`;
    if (!JSON.parse(english)[key]) {
      found.push(`en.json lacks ${key}`);
    }
  }
  return { found, manifest };
}

/** The package as Teams wants it: the four files at its root. */
export function pack(manifest) {
  return zipSync({ "manifest.json": Buffer.from(manifest), "en.json": read("en.json"), "color.png": read("color.png"), "outline.png": read("outline.png") });
}
