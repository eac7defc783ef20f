namespace Coordination.Contracts;

/// <summary>What part of the zweite Blick a finding comes from.</summary>
public enum FindingKind
{
    /// <summary>Hinweis: something in the draft that should perhaps not be read by everybody.</summary>
    Flag,
    /// <summary>Lücke: said at length and not in the draft.</summary>
    Omission,
    /// <summary>Uneinheitliche Bezeichnung: two words for the same thing.</summary>
    Terminology,
    /// <summary>Abkürzung without an explanation, or with another one than the body's glossary has.</summary>
    Abbreviation,
}

/// <summary>Stable codes of what the second look finds. The bot turns each into a sentence; the facts are named beside it.</summary>
public enum FindingCode
{
    /// <summary>Telefonnummer. Fact <c>detail</c>: as it stands in the sentence.</summary>
    PhoneNumber,
    /// <summary>E-Mail-Adresse of a person. Fact <c>detail</c>.</summary>
    MailAddress,
    /// <summary>Bankverbindung. Fact <c>detail</c>.</summary>
    BankAccount,
    /// <summary>Private Anschrift: a street with a number beside somebody who lives there. Fact <c>detail</c>.</summary>
    PrivateAddress,
    /// <summary>Geburtsdatum. Fact <c>detail</c>.</summary>
    BirthDate,
    /// <summary>Gesundheitsdaten of a person (Art. 9 DSGVO). Fact <c>detail</c>: the word; <c>person</c> where one is named.</summary>
    HealthData,
    /// <summary>Somebody asked to keep something out of the minutes. Facts <c>speaker</c>, <c>detail</c>: the wish. Entries: what cites it nevertheless.</summary>
    OffTheRecord,
    /// <summary>A sentence of a public item stands on what was said while the public was shut out. Fact <c>speaker</c>.</summary>
    NonPublicPassage,
    /// <summary>Somebody who is neither member nor speaker is named and may have to be anonymised. Fact <c>detail</c>: the name.</summary>
    ThirdParty,
    /// <summary>Facts <c>speaker</c>, <c>words</c> (content words), <c>seconds</c>, <c>terms</c>: what it was about, separated by commas.</summary>
    NotInDraft,
    /// <summary>Facts <c>terms</c>: the words, separated by commas, the most frequent first; <c>counts</c>: how often each.</summary>
    TermDrift,
    /// <summary>Fact <c>detail</c>: the abbreviation.</summary>
    UndefinedAbbreviation,
    /// <summary>Facts <c>detail</c>: the abbreviation; <c>written</c>: how the draft spells it out; <c>meaning</c>: what the glossary says.</summary>
    OtherMeaning,
}

/// <summary>How much a finding matters: <see cref="Serious"/> should not be approved unseen, <see cref="Note"/> may be nothing.</summary>
public enum FindingSeverity { Note, Warning, Serious }

/// <summary>One thing the zweite Blick noticed. It never blocks: it is for the clerk to judge.</summary>
/// <param name="AgendaItemId">Null where it is about the whole draft.</param>
/// <param name="EntryIds">The sentences it is about; empty where something is missing.</param>
/// <param name="CueIds">The cues to look at, in their order.</param>
/// <param name="Facts">What the sentence of its code needs; parts of transcript and draft are in it, so it is shown to the clerk only and never logged.</param>
public sealed record Finding(
    FindingKind Kind, FindingCode Code, FindingSeverity Severity, Guid? AgendaItemId, IReadOnlyList<Guid> EntryIds, IReadOnlyList<string> CueIds,
    IReadOnlyDictionary<string, string> Facts);

/// <param name="Key">Names the finding while its sentence goes on being edited; what <see cref="Routes.FindingSeen"/> takes.</param>
/// <param name="SeenBy">Name of the clerk who ticked it off as seen; null while nobody has.</param>
public sealed record FindingView(string Key, Finding Finding, string? SeenBy);

/// <summary>Zweiter Blick on a draft. Nothing in it blocks an approval.</summary>
public sealed record SecondLookView(Guid SessionId, long Version, IReadOnlyList<FindingView> Findings);

/// <summary>The clerk has looked at a finding, or wants to be shown it again.</summary>
public sealed record SeeFinding(bool Seen);

/// <summary>An entry of the body's Abkürzungsverzeichnis: "KI" is "Kommunales Integrationszentrum".</summary>
public sealed record GlossaryEntry(string Abbreviation, string Meaning);
