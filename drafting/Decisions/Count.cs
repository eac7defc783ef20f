using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

/// <summary>What part of a count (Stimmenzahl) a number is.</summary>
internal enum Vote { Yes, No, Abstention }

/// <summary>Numbers of votes heard in one clause; null is not said.</summary>
internal sealed record Count(int? Yes, int? No, int? Abstentions)
{
    public static readonly Count None = new(null, null, null);

    // Words between a number and its role, fillers included.
    private const int WidestPair = 6;

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
        var pieces = CountPieces.Of(clause.Words);
        var endsWithNumber = pieces.FindLast(piece => piece.Kind is PieceKind.Number or PieceKind.Role).Kind == PieceKind.Number;
        var roleFirst = endsWithNumber || pieces.Find(piece => piece.Kind is PieceKind.Number or PieceKind.Role).Kind == PieceKind.Role;
        var count = Ratio(clause);
        for (var i = 0; i + 1 < pieces.Count; i++)
        {
            if (Pair(clause, pieces, i, roleFirst, endsWithNumber) is { } pair)
            {
                count = count.With(pair.Vote, pair.Number);
                i++;
            }
        }

        return count;
    }

    // What a piece and the one after it count together.
    private static (Vote Vote, int Number)? Pair(Clause clause, List<CountPiece> pieces, int at, bool roleFirst, bool endsWithNumber)
    {
        var (piece, next) = (pieces[at], pieces[at + 1]);
        if (next.First - piece.Next >= WidestPair) return null;

        var third = at + 2 < pieces.Count ? pieces[at + 2].Kind : PieceKind.Other;
        switch (piece.Kind, next.Kind)
        {
            // "Ich zähle zwölf, dagegen drei": the number before the comma has another role.
            case (PieceKind.Number, PieceKind.Role):
                return IsCutAfter(clause, piece) && third == PieceKind.Number ? null : (next.Vote, piece.Number);
            case (PieceKind.None, PieceKind.Role) when next.Vote != Vote.Yes:
                return (next.Vote, 0);
            // "Dafür zwölf, dagegen drei" against "zwölf dafür, drei dagegen": whichever begins sets the order of the clause.
            case (PieceKind.Role, PieceKind.Number) when roleFirst || third != PieceKind.Role:
                return IsCounted(clause, piece, endsWithNumber) && !IsArticle(clause, next, third) ? (piece.Vote, next.Number) : null;
            // "Gegenstimmen sehe ich nicht."
            case (PieceKind.Role, PieceKind.Not) when piece.Vote != Vote.Yes && next.First > piece.Next:
                return next.Next == clause.Words.Count || IsCutAfter(clause, next) ? (piece.Vote, 0) : null;
            default:
                return null;
        }
    }

    // A bare "Nein, zwei Enthaltungen" is an answer; "Nein: zwei" and "Ja zwölf, nein zwei" count.
    private static bool IsCounted(Clause clause, CountPiece role, bool endsWithNumber) =>
        !role.IsAnswer || Mark(clause, role) == ':' || (endsWithNumber && Mark(clause, role) != ',');

    // "dafür eine Lösung": an article counts only where it ends the count.
    private static bool IsArticle(Clause clause, CountPiece number, PieceKind third) =>
        clause.Words[number.First].Text is ['e', 'i', 'n', ..] or ['k', 'e', 'i', 'n', ..]
        && number.Next < clause.Words.Count && !IsCutAfter(clause, number) && third != PieceKind.Role;

    private static bool IsCutAfter(Clause clause, CountPiece piece) => Mark(clause, piece) is ',' or '.';

    private static char Mark(Clause clause, CountPiece piece) =>
        clause.Words[piece.Next - 1].End is var end && end < clause.Text.Length ? clause.Text[end] : '.';

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
