import { MessageList } from "./messages";
import { server, type ActionAnswer, type Conversation, type Message, type Person } from "./server";
import { helpHint, hints, texts, type Hint } from "./texts";

const element = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const people = element<HTMLSelectElement>("person");
const chats = element<HTMLUListElement>("chats");
const composer = element<HTMLFormElement>("composer");
const field = element<HTMLTextAreaElement>("text");
const mention = element<HTMLInputElement>("mention");
const status = element<HTMLParagraphElement>("status");
const threadLine = element<HTMLDivElement>("thread");

let everybody: Person[] = [];
let me: Person;
let all: Conversation[] = [];
let current: Conversation;
let thread: Message | undefined;
const seen = new Map<string, number>();
const drafts = new Map<string, string>();
const chatButtons = new Map<string, HTMLButtonElement>();

const list = new MessageList(element("messages"), {
  press: async (message, press) => {
    await tell(server.press({ person: me.id, chat: current.id, message: message.id, ...press }));
  },
  open: (url) => void server.open(me.id, url),
  reply: (message) => {
    thread = message;
    showThread();
    field.focus();
  },
});

let draftOf = "";
let latest = 0;

/** What was begun in one chat must not be sent to another. */
function keepDraft(): void {
  if (draftOf) drafts.set(draftOf, field.value);
}

const key = (chat: Conversation) => `${me.id} ${chat.id}`;

async function choosePerson(id: string): Promise<void> {
  keepDraft();
  const person = everybody.find((p) => p.id === id) ?? everybody[0]!;
  me = person;
  people.value = me.id;
  sessionStorage.setItem("person", me.id);
  const conversations = await server.conversations(me.id);
  // Somebody else was chosen while this was under way.
  if (person !== me) return;
  all = conversations;
  for (const chat of all) if (!seen.has(key(chat))) seen.set(key(chat), chat.count);
  showHints();
  await chooseChat(all.find((c) => c.id === current?.id) ?? all[0]!);
}

async function chooseChat(chat: Conversation): Promise<void> {
  keepDraft();
  current = chat;
  draftOf = key(chat);
  field.value = drafts.get(draftOf) ?? "";
  thread = undefined;
  element("chat-title").textContent = titleOf(chat);
  element("mention-row").hidden = chat.kind === "personal";
  list.clear();
  showThread();
  await showMessages();
}

async function showMessages(): Promise<void> {
  const chat = current;
  const asked = ++latest;
  const messages = await server.messages(me.id, chat.id);
  // An answer that was overtaken by a later question is old news and would take messages away again.
  if (asked !== latest) return;
  seen.set(key(chat), messages.length);
  list.show(messages, chat.kind === "channel");
  showChats();
}

function titleOf(chat: Conversation): string {
  return chat.kind === "personal" ? texts.personal : `${texts[chat.kind]}: ${chat.title}`;
}

/** The buttons stay the same elements, so that news from elsewhere takes no focus away. */
function showChats(): void {
  const items = all.map((chat) => {
    const button = chatButtons.get(chat.id) ?? chatButton(chat.id);
    const isNew = chat.count > (seen.get(key(chat)) ?? 0);
    button.textContent = titleOf(chat);
    if (isNew) button.append(" ", badge());
    if (chat.id === current.id) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    return button.parentElement!;
  });
  if (items.length !== chats.children.length || items.some((item, i) => chats.children[i] !== item)) chats.replaceChildren(...items);
}

function chatButton(id: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.onclick = () => void chooseChat(all.find((chat) => chat.id === id)!);
  document.createElement("li").append(button);
  chatButtons.set(id, button);
  return button;
}

function badge(): HTMLElement {
  const news = document.createElement("span");
  news.className = "badge";
  news.textContent = texts.unread;
  return news;
}

function showThread(): void {
  const channel = current.kind === "channel";
  threadLine.hidden = !channel;
  element("thread-text").textContent = thread ? `${texts.replyIn} ${thread.from}` : texts.newThread;
  element("thread-cancel").hidden = thread === undefined;
}

function showHints(): void {
  element("hint-role").textContent = `${me.name} · ${texts.roles[me.role] ?? me.role}`;
  element("hints").replaceChildren(...[...(hints[me.role] ?? []), helpHint].map(hintItem));
}

function hintItem(hint: Hint): HTMLElement {
  const item = document.createElement("li");
  const { say, open, file } = hint;
  if (file) {
    const link = document.createElement("a");
    link.href = file;
    link.download = "";
    link.textContent = hint.text;
    item.append(link);
    return item;
  }

  const text = document.createElement("p");
  text.textContent = hint.text;
  if (hint.text) item.append(text);
  if (say || open) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = say ? `„${filled(say)}“` : hint.text;
    if (open) text.remove();
    button.onclick = () => {
      if (open) server.open(me.id, open);
      if (!say) return;
      field.value = filled(say);
      field.focus();
    };
    item.append(button);
  }

  return item;
}

/** A Thursday at least twelve days ahead: lawful notice and before the agenda deadline. */
function filled(text: string): string {
  const date = new Date();
  date.setDate(date.getDate() + 12);
  date.setDate(date.getDate() + ((11 - date.getDay()) % 7));
  return text.replace("{date}", date.toLocaleDateString("de-DE", { day: "numeric", month: "long", year: "numeric" }));
}

async function say(): Promise<void> {
  const text = field.value.trim();
  if (!text) return;
  field.value = "";
  await tell(server.say({ person: me.id, chat: current.id, text, mention: current.kind === "personal" || mention.checked, thread: thread?.id }));
}

async function tell(answer: Promise<ActionAnswer>): Promise<void> {
  status.textContent = texts.sending;
  const { message, failed } = await answer.catch(() => ({ message: undefined, failed: true }) as ActionAnswer);
  status.textContent = message ?? (failed ? texts.failed : "");
  status.classList.toggle("problem", failed);
}

async function refresh(chatId: string): Promise<void> {
  if (!all.some((c) => c.id === chatId)) return;
  if (chatId === current.id) await showMessages();
  await refreshChats();
}

async function refreshChats(): Promise<void> {
  const person = me;
  const conversations = await server.conversations(person.id);
  if (person !== me) return;
  all = conversations;
  showChats();
}

/** After a pause of the connection: what came meanwhile was announced to nobody. */
async function catchUp(): Promise<void> {
  if (!all.includes(current)) return;
  await showMessages();
  await refreshChats();
}

composer.onsubmit = (e) => {
  e.preventDefault();
  void say();
};
field.onkeydown = (e) => {
  if (e.key === "Enter" && !e.shiftKey) {
    e.preventDefault();
    void say();
  }
};
people.onchange = () => void choosePerson(people.value);
element("thread-cancel").onclick = () => {
  thread = undefined;
  showThread();
};

everybody = await server.people();
people.replaceChildren(...everybody.map((p) => new Option(`${p.name} – ${texts.roles[p.role] ?? p.role}`, p.id)));
field.placeholder = texts.typeHere;
void choosePerson(sessionStorage.getItem("person") ?? "");
server.watch((chat) => void refresh(chat), () => void catchUp());
