/** Single keys work only while a sentence or a cue has the focus, so they never get in the way of typing (WCAG 2.1.4). */
import { showCue } from "./evidence";

export function connectKeys(): void {
  const draft = document.querySelector<HTMLElement>("[data-entries]");
  if (!draft) {
    return;
  }

  document.querySelectorAll<HTMLElement>("[data-script-only]").forEach((element) => (element.hidden = false));
  // A sentence becomes reachable with Tab only where the keys work.
  const first = draft.querySelector<HTMLElement>(".entry");
  first?.setAttribute("tabindex", "0");
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }

    if (target.classList.contains("cue") && event.key === "Escape") {
      backToEntry(target);
    } else if (target.classList.contains("entry")) {
      onEntryKey(event, target, draft);
    }
  });
}

function onEntryKey(event: KeyboardEvent, entry: HTMLElement, draft: HTMLElement): void {
  const entries = [...draft.querySelectorAll<HTMLElement>(".entry")];
  const at = entries.indexOf(entry);
  const next = {
    j: entries[at + 1],
    k: entries[at - 1],
    n: entries.slice(at + 1).find((other) => other.classList.contains("bad")),
  }[event.key];
  if (next) {
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "center" });
  } else if (event.key === "b" && entry.dataset.cues) {
    event.preventDefault();
    showCue(entry.dataset.cues.split(" ")[0] ?? "", entry);
  } else if (event.key === "e") {
    entry.querySelector<HTMLAnchorElement>("[data-key='edit']")?.click();
  }
}

function backToEntry(cue: HTMLElement): void {
  const entry = document.getElementById(cue.dataset.from ?? "")
    ?? document.querySelector<HTMLElement>(cue.querySelector<HTMLAnchorElement>("[data-back]")?.hash || "#content");
  entry?.focus();
  entry?.scrollIntoView({ block: "center" });
}
