namespace Coordination.Contracts;

/// <summary>What kind of sentence an entry of the Niederschrift is.</summary>
public enum EntryKind
{
    /// <summary>Wortbeitrag: what somebody said, in the house's style.</summary>
    Statement,
    /// <summary>Ergebnis: carries a <see cref="Decision"/>.</summary>
    Decision,
    /// <summary>Bitte.</summary>
    Request,
    /// <summary>Zusage.</summary>
    Commitment,
    /// <summary>Offene Frage: asked and not answered.</summary>
    OpenQuestion,
}

/// <summary>Ausgang eines Tagesordnungspunkts.</summary>
public enum Outcome
{
    /// <summary>Ergebnis nicht erkennbar: the draft heard no formula; approval waits until the clerk has entered one.</summary>
    Undecided,
    Adopted,
    Rejected,
    Referred,
    Deferred,
    Withdrawn,
    /// <summary>Erledigt, e.g. by an amendment that was adopted.</summary>
    Settled,
    /// <summary>Kenntnis genommen.</summary>
    Noted,
    /// <summary>Konsens: what a working group reaches instead of a Beschluss.</summary>
    Consensus,
    /// <summary>Ohne Ergebnis: discussed, nothing decided; a person said so.</summary>
    NoResult,
}

public enum DecisionMode { Unanimous, Majority }

/// <summary>Stimmenzahl; a part that was not said is null, never zero.</summary>
public sealed record VoteTally(int? Yes, int? No, int? Abstentions);

public enum VoteChoice { Yes, No, Abstention }

/// <summary>How a Fraktion voted, where the chair said so.</summary>
/// <param name="Faction">In the words used.</param>
public sealed record FactionVote(string Faction, VoteChoice Choice);

/// <summary>Ergebnis eines TOP. In a working group it is labelled Konsens, Meinungsbild or Empfehlung, never Beschluss (profile).</summary>
/// <param name="ReferredTo">Where it was referred or deferred to, in the words used.</param>
/// <param name="Factions">Who voted how; null where it was not said.</param>
public sealed record Decision(
    Outcome Outcome, DecisionMode? Mode = null, VoteTally? Tally = null, string? ReferredTo = null, IReadOnlyList<FactionVote>? Factions = null)
{
    /// <summary>The Fraktionen that voted so, as they were named.</summary>
    public IReadOnlyList<string> FactionsOf(VoteChoice choice) => [.. (Factions ?? []).Where(vote => vote.Choice == choice).Select(vote => vote.Faction)];
}

/// <summary>Why the clerk is asked for a result instead of being told one.</summary>
public enum ResultDoubt
{
    /// <summary>No formula was heard.</summary>
    NotHeard,
    /// <summary>A vote was called, and its result is not in the transcript.</summary>
    VoteWithoutResult,
    /// <summary>More votes were counted than people with a vote were present.</summary>
    MoreVotesThanPresent,
    /// <summary>People were voted on (Wahl): that is no result of a motion, and a person enters who was elected.</summary>
    Election,
}

/// <summary>Who does what until when, for a request or commitment.</summary>
/// <param name="DueText">The date in the words used ("nächste Sitzung"): soft dates are kept, not guessed.</param>
/// <param name="DueBy">The latest day that the words mean, where they name one; a person confirms it.</param>
/// <param name="AskedBy">Who asked for it.</param>
public sealed record Promise(string? Who, string What, string? DueText, DateOnly? DueBy, string? AskedBy = null);

/// <summary>A sentence of a draft as the engine or the model proposes it.</summary>
/// <param name="CueIds">The evidence; at least one, all of this transcript.</param>
/// <param name="Doubt">Set where <see cref="Outcome.Undecided"/> asks the clerk; null elsewhere.</param>
public sealed record DraftEntry(
    EntryKind Kind, string Text, string? Speaker, IReadOnlyList<string> CueIds, Decision? Decision = null, Promise? Promise = null,
    ResultDoubt? Doubt = null);

/// <summary>What a draft says under one agenda item.</summary>
/// <param name="FirstCueId">Where the item begins in the transcript; null if it was not reached.</param>
/// <param name="Confidence">0–1, how sure the engine is of that place.</param>
/// <param name="Origin">Who wrote it; null where no model is configured.</param>
/// <param name="Doubt">The place is doubtful: whether the item begins there is for the clerk to look at.</param>
public sealed record DraftItem(
    Guid AgendaItemId, IReadOnlyList<DraftEntry> Entries, string? FirstCueId = null, double? Confidence = null, bool Doubt = false, ItemOrigin? Origin = null);

/// <summary>Entwurf der Niederschrift. The API judges each sentence when it is saved.</summary>
/// <param name="Engine">Name and version of what wrote it, e.g. <c>rules/1</c> or <c>model/gpt-x/prompt-3</c>.</param>
/// <param name="Usage">What the language model cost; null where none was asked.</param>
public sealed record MinutesDraft(Guid TranscriptId, string Engine, IReadOnlyList<DraftItem> Items, ModelUsage? Usage = null);

/// <summary>How well the cited cues carry a sentence. The first two let it pass, <see cref="Weak"/> is shown, the others block approval.</summary>
public enum VerdictKind
{
    Supported,
    /// <summary>Ergänzung der Schriftführung: a person answers for it by name.</summary>
    ClerkAddition,
    Weak,
    NotFound,
    Falsified,
}

/// <summary>Why the judge ruled so; the review page turns it into a sentence.</summary>
public enum VerdictReason
{
    None, NoEvidence, UnknownCue, CueOfOtherItem, LowCoverage,
    NumberNotInEvidence, DateNotInEvidence, NameNotInEvidence, SpeakerDiffers, OutcomeDiffers, TallyDiffers,
    NegationDiffers, AntonymFound, QuantifierDiffers, ModalityDiffers, QuoteNotVerbatim, RoleOfNumberDiffers,
    TimeRelationDiffers, CauseDiffers,
}

/// <param name="Detail">The word or number in question, as it stands in the sentence.</param>
/// <param name="AgainstCueId">The cue that speaks against it.</param>
public sealed record Verdict(VerdictKind Kind, VerdictReason Reason = VerdictReason.None, string? Detail = null, string? AgainstCueId = null)
{
    /// <summary>True where approval has to wait for the clerk.</summary>
    public bool Blocks => Kind is VerdictKind.NotFound or VerdictKind.Falsified;
}

/// <summary>Entwurf, in Prüfung, genehmigt.</summary>
public enum MinutesState { Draft, InReview, Approved }

/// <param name="AddedBy">Name of the clerk who answers for it (Ergänzung der Schriftführung); null if it stands on cues.</param>
/// <param name="Doubt">Why the clerk is asked for the result; null where one is known.</param>
public sealed record MinutesEntryView(
    Guid Id, EntryKind Kind, string Text, string? Speaker, IReadOnlyList<string> CueIds, Decision? Decision, Promise? Promise,
    string? AddedBy, Verdict Verdict, ResultDoubt? Doubt = null);

/// <summary>One sentence of a draft and where it stands.</summary>
/// <param name="Position">0-based among the <paramref name="Count"/> entries of the item.</param>
/// <param name="Version">The draft's, for <c>If-Match</c>.</param>
public sealed record PlacedEntry(Guid AgendaItemId, int Position, int Count, long Version, MinutesEntryView Entry);

/// <param name="Doubt">Whether the item begins at this cue is for the clerk to look at.</param>
public sealed record MinutesItemView(
    Guid AgendaItemId, string Number, string Title, Publicity Publicity, string? FirstCueId, double? Confidence,
    IReadOnlyList<MinutesEntryView> Entries, bool Doubt = false, ItemOrigin? Origin = null);

/// <summary>Where an item begins in the transcript, said by the clerk.</summary>
public sealed record PlaceItem(string FirstCueId);

/// <summary>What keeps a draft from being approved; each names the place so that the page can lead there.</summary>
public enum BlockerKind { Verdict, UndecidedResult, MissingField, SecondApprovalMissing }

/// <param name="Field">The mandatory field of the profile, e.g. <c>place</c>, <c>attendance</c>.</param>
public sealed record Blocker(BlockerKind Kind, Guid? AgendaItemId, Guid? EntryId, string? Field, Verdict? Verdict);

public sealed record MinutesView(
    Guid SessionId, MinutesState State, Guid? TranscriptId, string? Engine, long Version, IReadOnlyList<MinutesItemView> Items,
    IReadOnlyList<Blocker> Blockers, ApprovalView? Approval, IReadOnlyList<CorrectionView> Corrections, RedraftNotice? Redraft = null, ModelUsage? Usage = null);

/// <summary>Genehmigung: who, when, and the hash of the text they saw.</summary>
/// <param name="Sha256">Lower-case hex over the approved text as UTF-8.</param>
public sealed record ApprovalView(IReadOnlyList<string> ApprovedBy, DateTimeOffset ApprovedAt, string Sha256);

/// <summary>The text as an approval would freeze it now, with the hash that <see cref="ApproveMinutes"/> hands back.</summary>
public sealed record MinutesPreview(Guid SessionId, long Version, string Text, string Sha256);

/// <param name="Sha256">
/// Hash of the text that was read: attendance, place and times stand in it too, without being part of the version. Null approves by version alone.
/// </param>
public sealed record ApproveMinutes(string? Sha256);

/// <summary>A clerk's edit of one sentence: create or replace, at a place.</summary>
/// <param name="Position">0-based among the entries of the item; null keeps the place, or appends.</param>
/// <param name="OwnAddition">True marks it as Ergänzung der Schriftführung under the name of the person who saves.</param>
public sealed record EditEntry(
    Guid AgendaItemId, EntryKind Kind, string Text, string? Speaker, IReadOnlyList<string> CueIds, Decision? Decision = null,
    Promise? Promise = null, int? Position = null, bool OwnAddition = false);

/// <summary>The stored Niederschrift. <see cref="Text"/> is frozen; <see cref="Items"/> is the same content with its evidence.</summary>
public sealed record ApprovedMinutes(
    Guid SessionId, string Text, ApprovalView Approval, IReadOnlyList<MinutesItemView> Items, IReadOnlyList<CorrectionView> Corrections);

/// <summary>Berichtigung of an approved text: what it said, what it should say, why. The approved text itself stays.</summary>
public sealed record CorrectMinutes(string Before, string After, string Reason);

public sealed record CorrectionView(Guid Id, string Before, string After, string Reason, string By, DateTimeOffset At);

/// <summary>One change of the text by a person or the engine.</summary>
/// <param name="By">Name of the person or of the engine; empty where the clock deleted a transcript whose days were over.</param>
/// <param name="AgendaItemId">The item under which the sentence stands then; null where the change is about the whole.</param>
public sealed record RevisionView(
    long Version, DateTimeOffset At, string By, Guid? AgendaItemId, Guid? EntryId, MinutesEntryView? Before, MinutesEntryView? After);
