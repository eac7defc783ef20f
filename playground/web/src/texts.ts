/** What the page says (German; the playground's readers are the people who will use the bot). */
export const texts = {
  personal: "Persönlicher Chat mit dem Bot",
  groupChat: "Gruppenchat",
  channel: "Kanal",
  roles: {
    chair: "Vorsitz",
    clerk: "Schriftführung",
    member: "Mitglied",
    deputy: "Stellvertretung",
    administration: "Verwaltung",
    guest: "Gast",
    admin: "Administration",
  } as Record<string, string>,
  bot: "Bot",
  edited: "bearbeitet",
  newThread: "Neue Unterhaltung",
  replyIn: "Antwort in der Unterhaltung von",
  cancelReply: "Neue Unterhaltung beginnen",
  reply: "Antworten",
  unread: "neu",
  empty: "Noch keine Nachrichten.",
  failed: "Das hat nicht geklappt. Der Bot hat nicht geantwortet.",
  cardBroken: "Diese Karte lässt sich nicht darstellen.",
  sending: "Wird gesendet …",
  typeHere: "Nachricht eingeben",
};

export interface Hint {
  text: string;
  /** What the button puts into the message field; without it the hint is only read. */
  say?: string;
  /** A path of the review pages that the button opens, signed in as the person. */
  open?: string;
  /** A file of the sample to save. */
  file?: string;
}

/** What each role tries next. {date} is a Thursday far enough ahead for a lawful notice. */
export const hints: Record<string, Hint[]> = {
  member: [
    { text: "Schlagen Sie einen Tagesordnungspunkt vor.", say: "TOP: Sachstand Kommunales Integrationsmanagement, bitte mit Vortrag von Frau Brandt" },
    { text: "Ein nichtöffentlicher Punkt: Im Gruppenchat oder Kanal erscheint nur eine neutrale Zeile.", say: "TOP: Trägerauswahl für die Beratungsstelle, nichtöffentlich" },
    { text: "Die übrigen Punkte der Beispiel-Mitschrift", say: "TOP: Gemeinsamer Sprachmittlerpool der Städte und Gemeinden" },
    { text: "", say: "TOP: Integrationspreis des Kreises" },
    { text: "", say: "TOP: Hausaufgabenhilfe in den Unterkünften" },
    { text: "Was wurde aus Ihren Punkten?", say: "Meine Punkte" },
    { text: "Wann ist die nächste Sitzung?", say: "Nächste Sitzung" },
    { text: "Schreiben Sie etwas Unklares: Der Bot fragt nach und ändert nichts.", say: "Könnte man da nicht noch was machen?" },
  ],
  chair: [
    { text: "Planen Sie eine Sitzung.", say: "Sitzung am {date} um 17 Uhr im Kreishaus, Sitzungsraum 2" },
    { text: "Verbinden Sie den Gruppenchat oder Kanal mit der Arbeitsgruppe: Wählen Sie ihn links und senden Sie dort diesen Satz.", say: "Chat verbinden" },
    { text: "Welche Vorschläge warten auf Sie?", say: "Vorschläge" },
    { text: "Sehen Sie die Tagesordnung.", say: "Tagesordnung" },
    { text: "Laden Sie ein.", say: "Einladen" },
    { text: "Wie weit ist die Niederschrift?", say: "Status der Niederschrift" },
    { text: "Die Seiten der Niederschrift", open: "/review" },
  ],
  clerk: [
    { text: "Beispiel-Mitschrift speichern (zum Hochladen, sobald eingeladen ist)", file: "/sample/sitzung.vtt" },
    { text: "Was wartet auf Sie? Dort tragen Sie Anwesenheit, Ort und Hinweis ein und laden die Mitschrift hoch.", open: "/review" },
    { text: "Wie weit ist die Niederschrift?", say: "Status der Niederschrift" },
    { text: "Wann ist die nächste Sitzung?", say: "Nächste Sitzung" },
  ],
  deputy: [
    { text: "Sehen Sie die Tagesordnung.", say: "Tagesordnung" },
    { text: "Wann ist die nächste Sitzung?", say: "Nächste Sitzung" },
  ],
  administration: [{ text: "Sehen Sie die Tagesordnung.", say: "Tagesordnung" }],
  guest: [{ text: "Wann ist die nächste Sitzung?", say: "Nächste Sitzung" }],
  admin: [{ text: "Gruppen, Mitglieder und Regeln verwalten", open: "/admin" }],
};

export const helpHint: Hint = { text: "Was kann der Bot?", say: "Hilfe" };
