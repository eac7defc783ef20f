using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

/// <summary>What part of a count (Stimmenzahl) a number is.</summary>
internal enum Vote { Yes, No, Abstention }

/// <summary>Numbers of votes heard in one clause; null is not said.</summary>
internal sealed record Count(int? Yes, int? No, int? Abstentions)
{
    public static readonly Count None = new(null, null, null);

    // What may stand between the number and its role.
    private static readonly HashSet<string> Fillers =
    [
        "stimmen", "stimme", "mal", "weitere", "davon", "sind", "waren", "gibt", "gab", "es", "sehe", "ich", "habe", "haben", "wir", "das", "dann",
        "hier", "auch",
    ];

    public bool IsEmpty => this == None;

    public int Parts => (Yes is null ? 0 : 1) + (No is null ? 0 : 1) + (Abstentions is null ? 0 : 1);

    /// <summary>Later numbers win: they are the chair's correction.</summary>
    public Count With(Count later) => new(later.Yes ?? Yes, later.No ?? No, later.Abstentions ?? Abstentions);

    public Count With(Vote vote, int number) => vote switch
    {
        Vote.Yes => this with { Yes = number },
        Vote.No => this with { No = number },
        _ => this with { Abstentions = number },
    };

    public static Count In(Clause clause)
    {
        var words = clause.Words;
        var count = Ratio(clause);
        var roleFirst = RoleComesFirst(words);
        for (var i = 0; i < words.Count; i++)
        {
            if (Numeral.Value(words[i].Text) is { } number && RoleAfter(words, i) is { } role)
            {
                count = count.With(role.Vote, number);
                i = role.At;
            }
            else if (words[i].Text is "ohne" && i + 1 < words.Count && RoleOf(words, i + 1) is { } none and not Vote.Yes)
            {
                count = count.With(none, 0);
                i++;
            }
            else if (RoleOf(words, i) is { } said && NumberAfter(clause, i, roleFirst) is { } after)
            {
                count = count.With(said, after.Number);
                i = after.At;
            }
        }

        return count;
    }

    private static (Vote Vote, int At)? RoleAfter(IReadOnlyList<Word> words, int number)
    {
        for (var at = number + 1; at <= Math.Min(number + 2, words.Count - 1); at++)
        {
            if (RoleOf(words, at) is { } vote)
            {
                return (vote, at);
            }

            if (words[at].Text is not ("stimmen" or "stimme" or "weitere" or "mal" or "sind" or "mit" or "personen"))
            {
                return null;
            }
        }

        return null;
    }

    // "Dafür zwölf, dagegen drei" against "zwölf dafür, drei dagegen": whichever begins sets the order of the clause.
    private static bool RoleComesFirst(IReadOnlyList<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Numeral.Value(words[i].Text) is not null)
            {
                return false;
            }

            if (RoleOf(words, i) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static (int Number, int At)? NumberAfter(Clause clause, int role, bool roleFirst)
    {
        var words = clause.Words;
        // A bare "Nein, zwei Enthaltungen" is an answer, "Nein: zwei" a count.
        if (words[role].Text is "ja" or "nein" && (words[role].End >= clause.Text.Length || clause.Text[words[role].End] != ':')
            && !(role + 1 < words.Count && words[role + 1].Text is "stimmen"))
        {
            return null;
        }

        for (var at = role + 1; at < Math.Min(role + 6, words.Count); at++)
        {
            if (Numeral.Value(words[at].Text) is { } number)
            {
                // "dafür eine Lösung": an article counts only where it ends the count.
                var isArticle = words[at].Text is ['e', 'i', 'n', ..] or ['k', 'e', 'i', 'n', ..];
                var ends = at + 1 == words.Count || clause.Text[words[at].End] is ',' or '.' || RoleOf(words, at + 1) is not null;
                return (!roleFirst && RoleAfter(words, at) is not null) || (isArticle && !ends) ? null : (number, at);
            }

            if (!Fillers.Contains(words[at].Text))
            {
                return null;
            }
        }

        return null;
    }

    private static Vote? RoleOf(IReadOnlyList<Word> words, int at) => words[at].Text switch
    {
        "ja" or "dafür" or "zustimmung" or "zustimmungen" or "fürstimmen" or "jastimmen" or "pro" => Vote.Yes,
        "nein" or "dagegen" or "gegenstimme" or "gegenstimmen" or "ablehnung" or "ablehnungen" or "neinstimmen" or "contra" or "kontra" => Vote.No,
        "enthaltung" or "enthaltungen" or "stimmenthaltung" or "stimmenthaltungen" or "enthält" or "enthalten" => Vote.Abstention,
        _ => null,
    };

    // "mit 24 zu 21 Stimmen", "7:8:0", "7/5/2": for, against, abstaining in this order everywhere.
    private static Count Ratio(Clause clause)
    {
        var words = clause.Words;
        for (var i = 0; i + 2 < words.Count; i++)
        {
            if (words[i + 1].Text is "zu" or "gegen" && Numeral.Value(words[i].Text) is { } yes && Numeral.Value(words[i + 2].Text) is { } no
                && SpeaksOfVotes(words, i))
            {
                var third = i + 4 < words.Count && words[i + 3].Text is "zu" or "bei" ? Numeral.Value(words[i + 4].Text) : null;
                return new Count(yes, no, third);
            }

            if (Joined(clause, i) && Joined(clause, i + 1))
            {
                return new Count(Numeral.Value(words[i].Text), Numeral.Value(words[i + 1].Text), Numeral.Value(words[i + 2].Text));
            }
        }

        return None;
    }

    private static bool Joined(Clause clause, int at)
    {
        var (word, next) = (clause.Words[at], clause.Words[at + 1]);
        // A date has a year, a vote has no four digits.
        return word is { IsNumber: true, Length: < 4 } && next is { IsNumber: true, Length: < 4 } && next.Start == word.End + 1 && clause.Text[word.End] is '/' or ':';
    }

    // "im Verhältnis 3 zu 1" is no vote.
    private static bool SpeaksOfVotes(IReadOnlyList<Word> words, int at) =>
        (at > 0 && words[at - 1].Text is "mit" or "stimmen" or "ergebnis" or "abstimmungsergebnis" or "votum" or "sind")
        || words.Skip(at + 3).Take(8).Any(word => word.Text is "stimmen" or "enthaltung" or "enthaltungen" or "stimmenthaltungen");
}
