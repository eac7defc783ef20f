using Coordination.Drafting.Language;

namespace Coordination.Drafting.Speech;

/// <summary>Turns the persons of a clause round: ich, wir and Sie become the speaker, man and the members.</summary>
internal static class Pronouns
{
    private static readonly Dictionary<string, string> Texts = WordList.Read("Speech.pronouns.txt")
        .Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>False where a pronoun would have to be guessed.</summary>
    public static bool Put(ReportedClause clause, Narrator speaker, bool useName)
    {
        for (var i = 0; i < clause.Tokens.Count; i++)
        {
            var token = clause.Tokens[i];
            var written = token.Lower switch
            {
                "ich" => useName ? speaker.Name : Own("ich", speaker),
                "mich" => clause.Subject == Subject.I ? Texts["sich"] : Own("mich", speaker),
                "mir" => clause.Subject == Subject.I ? Texts["sich"] : Own("mir", speaker),
                // "wir Grüne", "wir als Kreis": more than a pronoun.
                "wir" when useName => speaker.Name,
                "wir" => i + 1 < clause.Tokens.Count && clause.Tokens[i + 1] is { IsCapitalised: true } next && next.Text is not ("Sie" or "Ihnen") && !IsInverted(clause, i)
                    || clause.Tokens.Count > i + 1 && clause.Tokens[i + 1].Lower == "als" ? null : Texts["wir"],
                // The members, the faction, the office? Nobody has said it.
                "uns" => clause.Subject == Subject.We ? Texts["sich"] : null,
                var word when word.StartsWith("mein", StringComparison.Ordinal) && IsPossessive(word) => Owned(word, speaker),
                _ => Address(token, clause.IsFirst && i == 0, speaker),
            };
            if (written is null) return false;

            token.Text = token.IsCapitalised && i == 0 && clause.IsFirst ? SpokenText.Capitalised(written) : written;
        }

        return true;
    }

    // "haben wir Mittel": the verb stands before the pronoun, the noun behind it is the object.
    private static bool IsInverted(ReportedClause clause, int at) => clause.Finite >= 0 && (clause.Finite < at || clause.IsSubordinate);

    private static string? Address(Token token, bool opens, Narrator speaker) => token.Text switch
    {
        // At the head of a sentence it may be "sie".
        "Sie" => opens || !speaker.SpeaksToMembers ? null : Texts["Sie"],
        "Ihnen" => speaker.SpeaksToMembers ? Texts["Ihnen"] : null,
        "Ihr" or "Ihre" or "Ihren" or "Ihrem" or "Ihrer" or "Ihres" => opens || !speaker.SpeaksToMembers ? null : token.Lower,
        _ => token.Text,
    };

    private static bool IsPossessive(string word) => word is "mein" or "meine" or "meinem" or "meinen" or "meiner" or "meines";

    private static string? Owned(string word, Narrator speaker) =>
        speaker.IsWoman is { } woman ? Texts[woman ? "mein.w" : "mein.m"] + word["mein".Length..] : null;

    private static string? Own(string pronoun, Narrator speaker) =>
        speaker.IsWoman is { } woman ? Texts[pronoun + (woman ? ".w" : ".m")] : pronoun == "ich" ? speaker.Name : null;
}
