/** The simulated Teams behind this page. */
export interface Person {
  id: string;
  name: string;
  role: string;
}

export interface Conversation {
  id: string;
  kind: "personal" | "groupChat" | "channel";
  title: string;
  count: number;
}

export interface Message {
  id: string;
  thread?: string;
  from: string;
  mine: boolean;
  bot: boolean;
  at: string;
  edited: boolean;
  text?: string;
  plain: boolean;
  card?: object;
}

export interface ActionAnswer {
  /** What the bot said to the person who pressed, where it sent no card. */
  message?: string;
  failed: boolean;
}

async function get<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

async function post<T>(path: string, body: object): Promise<T> {
  const response = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

export const server = {
  people: () => get<Person[]>("/chat/people"),
  conversations: (person: string) => get<Conversation[]>(`/chat/conversations?person=${person}`),
  messages: (person: string, chat: string) => get<Message[]>(`/chat/messages?person=${person}&chat=${encodeURIComponent(chat)}`),
  say: (body: { person: string; chat: string; text: string; mention: boolean; thread?: string }) => post<ActionAnswer>("/chat/messages", body),
  press: (body: { person: string; chat: string; message: string; type: string; verb?: string; title?: string; data: unknown }) =>
    post<ActionAnswer>("/chat/actions", body),
  /** Opens an address of the product; the review pages are entered as this person. */
  open: (person: string, address: string) => window.open(`/chat/open?person=${person}&address=${encodeURIComponent(address)}`, "_blank", "noopener"),
  watch: (changed: (chat: string) => void, connected: () => void) => {
    const events = new EventSource("/chat/events");
    events.onopen = connected;
    events.onmessage = (e) => changed(e.data as string);
  },
};
