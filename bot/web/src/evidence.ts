/** From a sentence to its cues and back: marks all cues of the sentence, scrolls the pane, and keeps the pane beside what is being read. */
const pane = document.querySelector<HTMLElement>("[data-cues-pane]");

export function connectEvidence(): void {
  if (!pane) {
    return;
  }

  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-cue]");
    if (link?.dataset.cue) {
      event.preventDefault();
      showCue(link.dataset.cue, link.closest<HTMLElement>("[data-cues]"));
    }
  });
  followReading(pane);
}

/** Shows a cue and gives it the focus; the other cues of the same sentence are marked too. */
export function showCue(id: string, entry: HTMLElement | null): void {
  document.querySelectorAll(".cue.lit").forEach((cue) => cue.classList.remove("lit"));
  for (const other of new Set([id, ...(entry?.dataset.cues?.split(" ") ?? [])])) {
    document.getElementById(other)?.classList.add("lit");
  }

  const cue = document.getElementById(id);
  if (cue) {
    cue.dataset.from = entry?.id ?? "";
    cue.scrollIntoView({ block: "center" });
    cue.focus({ preventScroll: true });
    history.replaceState(null, "", `#${id}`);
  }
}

/** A checkbox above the Mitschrift: while it is set, the pane goes along with the item that is being read. */
function followReading(pane: HTMLElement): void {
  const list = pane.querySelector<HTMLElement>(".cue-list");
  const words = pane.dataset.follow;
  if (!list || !words || !window.matchMedia("(min-width: 70rem)").matches) {
    return;
  }

  const box = document.createElement("input");
  box.type = "checkbox";
  const label = document.createElement("label");
  label.className = "choice follow";
  label.append(box, words);
  list.before(label);

  const observer = new IntersectionObserver((seen) => {
    const item = seen.find((entry) => entry.isIntersecting)?.target;
    const first = item?.querySelector<HTMLElement>("a[data-cue]")?.dataset.cue;
    const cue = first ? document.getElementById(first) : null;
    if (box.checked && cue && !pane.contains(document.activeElement)) {
      list.scrollTop += cue.getBoundingClientRect().top - list.getBoundingClientRect().top;
    }
  }, { rootMargin: "-10% 0px -75% 0px" });
  document.querySelectorAll(".draft .item").forEach((item) => observer.observe(item));
}
