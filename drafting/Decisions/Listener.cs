using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

/// <summary>Follows the chair through an item: which motion is voted on, which question is open, what was proposed last.</summary>
internal sealed class Listener(DecisionRules rules)
{
    private static readonly HashSet<string> AnswerWords =
    [
        "das", "sind", "ist", "es", "gibt", "sehe", "ich", "wir", "haben", "habe", "hier", "auch", "da", "dann", "mal", "stück", "stimmen", "stimme",
        "person", "personen", "nicht", "der", "fall", "wohl", "noch",
    ];

    private readonly List<Ballot> ballots = [];
    private readonly Elections elections = new();
    private Ballot current = new(rules);
    private Vote? asked;
    private Outcome? proposed;
    private bool nobodyObjects, agrees, askedObjection, askedAgreement;
    private IReadOnlyList<string>? held;
    private int sentencesSinceHeld;

    public void Hear(SpokenSentence sentence)
    {
        sentencesSinceHeld++;
        foreach (var clause in Clause.Of(sentence.Text))
        {
            current.GoOn();
            if (!elections.Hears(clause, sentence)) Hear(clause, sentence.CueIds);
        }
    }

    public IReadOnlyList<DetectedDecision> Decisions() => [.. ballots.Append(current).Select(ballot => ballot.Decision()).OfType<DetectedDecision>()];

    public IReadOnlyList<HeardElection> Elections => elections.Held;

    private void Hear(Clause clause, IReadOnlyList<string> cueIds)
    {
        if (Announcement.Says("correction", clause))
        {
            current.Doubt();
        }

        var count = Announcement.IsGuarded(clause, counted: current.WasJustCalled) ? Count.None : Count.In(clause);
        if ((Announcement.In(clause, current.WasJustCalled) ?? Agreement(clause) ?? Silence(clause)) is { } announcement)
        {
            Announce(announcement, count, cueIds);
            return;
        }

        if (asked is { } vote && count.IsEmpty && Answer(clause) is { } number)
        {
            current.Add(Count.None.With(vote, number), cueIds);
        }
        else if (!count.IsEmpty && (current.IsCalled || current.HasResult || count.Parts > 1))
        {
            current.Add(count, cueIds);
        }

        Ask(clause, cueIds);
        Hold(clause, cueIds);
        proposed = Announcement.Says("proposes-referral", clause) ? Outcome.Referred
            : Announcement.Says("proposes-deferral", clause) ? Outcome.Deferred
            : proposed;
    }

    private void Announce(Announcement announcement, Count count, IReadOnlyList<string> cueIds)
    {
        var vote = announcement.Outcome is Outcome.Adopted or Outcome.Rejected;
        // A vote on what the chair has just called consensus is the same result, said with a count.
        if (current.Outcome is { } before && before != announcement.Outcome && !current.IsDoubted && !(vote && before == Outcome.Consensus))
        {
            // After a vote, "damit ist das erledigt" or thanks for the report is no second result.
            if (!vote)
            {
                return;
            }

            StartAnother();
        }

        current.Announce(announcement, held is not null && announcement.Outcome == Outcome.Consensus ? held.Concat(cueIds) : cueIds);
        held = announcement.Outcome == Outcome.Consensus ? [] : null;
        sentencesSinceHeld = 0;
        if (vote && !count.IsEmpty)
        {
            current.Add(count, cueIds);
        }

        (asked, proposed) = (null, null);
    }

    private void Ask(Clause clause, IReadOnlyList<string> cueIds)
    {
        var no = Announcement.Says("asks-no", clause);
        var abstentions = Announcement.Says("asks-abstentions", clause);
        // "Wer die Vorlage empfiehlt, den bitte ich um das Handzeichen": whatever the verb, hands are raised for it.
        var yes = Announcement.Says("asks-yes", clause) || (Announcement.Says("asks-hands", clause) && !no && !abstentions);
        if ((Announcement.Says("call", clause) && !(clause.IsQuestion && Announcement.Says("asks-whether", clause))) || yes)
        {
            // Who counts the noes after the ayes is still at the same motion, even if the ayes decide it.
            if (current.HasResult && !current.IsDoubted && !(current.IsOnlyCounted && (no || abstentions)))
            {
                StartAnother();
            }

            current.Call(cueIds);
        }

        asked = yes ? Vote.Yes
            : abstentions ? Vote.Abstention
            : no ? Vote.No
            : asked;
        if (asked is not null && clause.IsQuestion)
        {
            current.Call(cueIds);
        }
    }

    // "Widerspruch sehe ich nicht, dann verfahren wir so": consent and what it is about may stand in two sentences.
    private Announcement? Agreement(Clause clause)
    {
        var before = (nobodyObjects, agrees);
        nobodyObjects = Announcement.Says("nobody-objects", clause) || (askedObjection && Announcement.Says("answers-no", clause));
        agrees = (Announcement.Says("agrees", clause) && !clause.IsQuestion) || (askedAgreement && Announcement.Says("answers-yes", clause));
        (askedObjection, askedAgreement) = (Announcement.Says("asks-objection", clause), clause.IsQuestion && Announcement.Says("asks-agreement", clause));
        if (!Announcement.Says("so-be-it", clause) || Announcement.IsHypothetical(clause))
        {
            return null;
        }

        return nobodyObjects || before.nobodyObjects ? new Announcement(proposed ?? (Announcement.Says("consensus-held", clause) ? Outcome.Consensus : Outcome.Adopted), null)
            : agrees || before.agrees ? new Announcement(proposed ?? Outcome.Consensus, null)
            : null;
    }

    // "Dann halte ich fest: Der Kreis soll … Widerspruch höre ich nicht."
    private Announcement? Silence(Clause clause) =>
        held is not null && sentencesSinceHeld <= 2 && nobodyObjects && !clause.IsQuestion && !Announcement.IsGuarded(clause)
            ? new Announcement(Outcome.Consensus, null) : null;

    private void Hold(Clause clause, IReadOnlyList<string> cueIds)
    {
        if (Announcement.Says("holds", clause) && !Announcement.IsGuarded(clause))
        {
            (held, sentencesSinceHeld) = (cueIds, 0);
        }
    }

    // "Das sind acht." "Sehe ich keine." Anything more is no answer.
    private static int? Answer(Clause clause)
    {
        int? answer = null;
        foreach (var word in clause.Words)
        {
            if (Numeral.Value(word.Text) is { } number && answer is null)
            {
                answer = number;
            }
            else if (!AnswerWords.Contains(word.Text))
            {
                return null;
            }
        }

        return clause.IsQuestion ? null : answer;
    }

    private void StartAnother()
    {
        ballots.Add(current);
        current = new Ballot(rules);
    }
}
