import * as AC from "adaptivecards";
import MarkdownIt from "markdown-it";
import { texts } from "./texts";

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true });

AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.renderInline(text);
  result.didProcess = true;
};

const hostConfig = new AC.HostConfig({
  fontFamily: "inherit",
  supportsInteractivity: true,
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  separator: { lineThickness: 1, lineColor: "#d1d1d1" },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  containerStyles: {
    default: {
      backgroundColor: "#ffffff",
      foregroundColors: {
        default: { default: "#242424", subtle: "#5c5c5c" },
        accent: { default: "#3d3e78", subtle: "#3d3e78" },
        good: { default: "#0b6a0b", subtle: "#0b6a0b" },
        warning: { default: "#8a3a00", subtle: "#8a3a00" },
        attention: { default: "#a4262c", subtle: "#a4262c" },
      },
    },
    emphasis: {
      backgroundColor: "#f5f5f5",
      foregroundColors: {
        default: { default: "#242424", subtle: "#5c5c5c" },
        accent: { default: "#3d3e78", subtle: "#3d3e78" },
      },
    },
  },
  actions: { maxActions: 6, actionsOrientation: "horizontal", buttonSpacing: 8, actionAlignment: "left", showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" } },
  inputs: { label: { requiredInputs: { suffix: " *", suffixColor: "attention" }, optionalInputs: {} }, errorMessage: { color: "attention" } },
});

export interface Press {
  type: "Action.Execute" | "Action.Submit";
  verb?: string;
  title?: string;
  data: unknown;
}

/** Renders a card with the renderer that Teams' own clients are built on; its own validation keeps incomplete forms here. */
export function renderCard(json: object, press: (press: Press) => void, open: (url: string) => void): HTMLElement {
  try {
    const card = new AC.AdaptiveCard();
    card.hostConfig = hostConfig;
    card.parse(json);
    card.onExecuteAction = (action) => {
      if (action instanceof AC.OpenUrlAction && action.url) open(action.url);
      else if (action instanceof AC.ExecuteAction) press({ type: "Action.Execute", verb: action.verb, title: action.title, data: action.data ?? {} });
      else if (action instanceof AC.SubmitAction) press({ type: "Action.Submit", title: action.title, data: action.data ?? {} });
    };
    const element = card.render();
    if (element) return tidy(element);
  } catch (e) {
    console.error(e);
  }

  const broken = document.createElement("p");
  broken.className = "problem";
  broken.textContent = texts.cardBroken;
  return broken;
}

/** The renderer makes the card focusable and leaves links in the same window; a chat wants neither. */
function tidy(element: HTMLElement): HTMLElement {
  element.removeAttribute("tabindex");
  for (const link of element.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener";
  }

  return element;
}

export const renderText = (text: string) => markdown.render(text);
