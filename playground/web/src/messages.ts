import { renderCard, renderText, type Press } from "./cards";
import type { Message } from "./server";
import { texts } from "./texts";

const time = new Intl.DateTimeFormat("de-DE", { weekday: "short", day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit", timeZone: "Europe/Berlin" });

export interface Handlers {
  press(message: Message, press: Press): void;
  open(url: string): void;
  reply(message: Message): void;
}

/** The list of messages. What did not change keeps its place in the page, so that a half-filled form survives news from elsewhere. */
export class MessageList {
  private shown = new Map<string, { content: string; element: HTMLElement }>();

  constructor(private readonly list: HTMLElement, private readonly handlers: Handlers) {}

  clear(): void {
    this.shown.clear();
    this.list.replaceChildren();
  }

  show(messages: Message[], channel: boolean): void {
    const ordered = channel ? byThread(messages) : messages;
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 80;
    const elements = ordered.map((m) => this.elementOf(m, channel));
    if (elements.length === 0) this.list.replaceChildren(line("empty", texts.empty));
    else if (elements.some((e, i) => this.list.children[i] !== e) || this.list.children.length !== elements.length) place(this.list, elements);
    if (atEnd) this.list.scrollTop = this.list.scrollHeight;
  }

  private elementOf(message: Message, channel: boolean): HTMLElement {
    const content = JSON.stringify(message);
    const known = this.shown.get(message.id);
    if (known?.content === content) return known.element;
    const element = this.build(message, channel);
    this.shown.set(message.id, { content, element });
    return element;
  }

  private build(message: Message, channel: boolean): HTMLElement {
    const item = document.createElement("li");
    const isReply = channel && message.thread !== undefined && message.thread !== message.id;
    item.className = ["message", message.mine ? "mine" : "", message.bot ? "bot" : "", isReply ? "in-thread" : ""].join(" ").trim();
    item.dataset.message = message.id;
    const edited = message.edited ? ` · ${texts.edited}` : "";
    item.append(line("meta", `${message.from}${message.bot ? ` (${texts.bot})` : ""} · ${time.format(new Date(message.at))}${edited}`));
    if (message.text) item.append(textOf(message));
    if (message.card) {
      const card = document.createElement("div");
      card.className = "card";
      card.append(renderCard(message.card, (p) => this.handlers.press(message, p), (url) => this.handlers.open(url)));
      item.append(card);
    }

    if (channel && !isReply) {
      const reply = document.createElement("button");
      reply.type = "button";
      reply.className = "quiet";
      reply.textContent = texts.reply;
      reply.onclick = () => this.handlers.reply(message);
      item.append(reply);
    }

    return item;
  }
}

function byThread(messages: Message[]): Message[] {
  const roots = messages.filter((m) => m.thread === m.id);
  return roots.flatMap((root) => [root, ...messages.filter((m) => m.thread === root.id && m.id !== root.id)]);
}

function place(list: HTMLElement, elements: HTMLElement[]): void {
  for (const child of [...list.children]) if (!elements.includes(child as HTMLElement)) child.remove();
  elements.forEach((element, i) => {
    if (list.children[i] !== element) list.insertBefore(element, list.children[i] ?? null);
  });
}

function textOf(message: Message): HTMLElement {
  const text = document.createElement("div");
  text.className = "text";
  if (message.plain) text.textContent = message.text ?? "";
  else text.innerHTML = renderText(message.text ?? "");
  return text;
}

function line(className: string, text: string): HTMLElement {
  const element = document.createElement(className === "empty" ? "li" : "p");
  element.className = className;
  element.textContent = text;
  return element;
}
