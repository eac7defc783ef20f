/** Small helps for forms: a warning before typed text is left behind, more rows for guests, the fields that fit the kind of sentence. */
export function connectForms(): void {
  warnBeforeLeaving();
  growGuests();
  showFieldsOfKind();
  document.getElementById("problem")?.focus();
}

function warnBeforeLeaving(): void {
  let typed = document.getElementById("problem") !== null && document.querySelector("[data-guard]") !== null;
  document.addEventListener("input", (event) => {
    typed ||= (event.target as Element).closest("[data-guard]") !== null || (event.target as HTMLInputElement).form?.id === "edit";
  });
  document.addEventListener("submit", () => (typed = false));
  window.addEventListener("beforeunload", (event) => {
    if (typed) {
      event.preventDefault();
    }
  });
}

function growGuests(): void {
  const list = document.querySelector<HTMLElement>("[data-grow]");
  if (!list) {
    return;
  }

  const button = document.createElement("button");
  button.type = "button";
  button.className = "button small";
  button.textContent = list.dataset.grow ?? "";
  button.addEventListener("click", () => {
    const row = list.lastElementChild?.cloneNode(true) as HTMLElement;
    const index = list.children.length;
    row.querySelectorAll("input").forEach((input) => {
      input.value = "";
      input.name = input.name.replace(/\[\d+\]/, `[${index}]`);
      input.id = input.id.replace(/\d+/, String(index));
    });
    row.querySelectorAll("label").forEach((label) => (label.htmlFor = label.htmlFor.replace(/\d+/, String(index))));
    row.querySelectorAll(".sr").forEach((number) => (number.textContent = ` ${index + 1}`));
    list.append(row);
    row.querySelector("input")?.focus();
  });
  list.after(button);
}

function showFieldsOfKind(): void {
  const kind = document.querySelector<HTMLSelectElement>("#Entry_Kind");
  kind?.addEventListener("change", () => {
    document.querySelectorAll<HTMLDetailsElement>("details[data-for]").forEach((part) => {
      part.open = part.dataset.for?.split(" ").includes(kind.value) ?? false;
    });
  });
}
