using System.Text.RegularExpressions;

namespace Coordination.Drafting.Requests;

/// <summary>What a sentence does (Sprechhandlung), as far as the Niederschrift keeps account of it.</summary>
public enum SpeechAct { None, Request, Commitment }

/// <summary>
/// Tells requests and commitments (Bitte, Zusage) from the rest by how German speakers phrase them. Appeals for votes, calls to
/// speak and thanks are none.
/// </summary>
public static class SpeechActs
{
    private static readonly Regex Requests = Patterns.Read("requests");
    private static readonly Regex FromTheChair = Patterns.Read("requests-from-the-chair");
    private static readonly Regex NoRequests = Patterns.Read("no-requests");
    private static readonly Regex Commitments = Patterns.Read("commitments");
    private static readonly Regex Separable = Patterns.ReadSeparable("promising-verbs");
    private static readonly Regex Announcements = Patterns.Read("announcements");
    private static readonly Regex FromAnyone = Patterns.Read("commitments-from-anyone");
    private static readonly Regex NoCommitments = Patterns.Read("no-commitments");
    private static readonly Regex Agreements = Patterns.Read("agreements");

    /// <param name="forAdministration">The speaker answers for the administration or leads the session: only they can promise what it does.</param>
    public static SpeechAct Of(string sentence, bool forAdministration)
    {
        if (!NoCommitments.IsMatch(sentence) && (forAdministration ? Commitments.IsMatch(sentence) || Separable.IsMatch(sentence) || FromAnyone.IsMatch(sentence) : FromAnyone.IsMatch(sentence)))
        {
            return SpeechAct.Commitment;
        }

        return !NoRequests.IsMatch(sentence) && (forAdministration ? FromTheChair : Requests).IsMatch(sentence) ? SpeechAct.Request : SpeechAct.None;
    }

    /// <summary>Whether a request is only announced: what is asked for comes in the next sentence.</summary>
    public static bool Announces(string sentence) => Announcements.IsMatch(sentence);

    /// <summary>Whether an answer agrees to what was asked just before ("das machen wir", "gern").</summary>
    public static bool Agrees(string answer) => Agreements.IsMatch(answer);
}
