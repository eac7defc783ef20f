using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

internal enum PieceKind { Number, Role, None, Not, Other }

/// <summary>A word of a clause as far as counting goes: a number, what is counted, "ohne", "nicht", or anything else.</summary>
/// <param name="IsAnswer">"Ja" and "nein" answer a question as often as they count.</param>
internal readonly record struct CountPiece(PieceKind Kind, int First, int Next, int Number = 0, Vote Vote = default, bool IsAnswer = false);

/// <summary>Cuts a clause into the pieces that a count is put together from; words that may stand between a number and its role are left out.</summary>
internal static class CountPieces
{
    private static readonly HashSet<string> Fillers = [.. WordList.Read("Decisions.counting.txt")];

    private static readonly IReadOnlyDictionary<string, Phrases> Roles = Phrases.Read("Decisions.roles.txt");

    private static readonly (string Group, Vote Vote, bool IsAnswer)[] Kinds =
    [
        ("yes", Vote.Yes, false), ("no", Vote.No, false), ("abstention", Vote.Abstention, false), ("yes-or-answer", Vote.Yes, true), ("no-or-answer", Vote.No, true),
    ];

    public static List<CountPiece> Of(IReadOnlyList<Word> words)
    {
        var roles = RolesIn(words);
        var pieces = new List<CountPiece>();
        for (var i = 0; i < words.Count; i++)
        {
            if (roles.TryGetValue(i, out var role))
            {
                pieces.Add(role);
                i = role.Next - 1;
            }
            else if (Piece(words[i].Text, i) is { } piece)
            {
                pieces.Add(piece);
            }
        }

        return pieces;
    }

    private static CountPiece? Piece(string word, int at) =>
        Numeral.Value(word) is { } number ? new CountPiece(PieceKind.Number, at, at + 1, number)
        : word is "ohne" ? new CountPiece(PieceKind.None, at, at + 1)
        : word is "nicht" ? new CountPiece(PieceKind.Not, at, at + 1)
        : Fillers.Contains(word) ? null
        : new CountPiece(PieceKind.Other, at, at + 1);

    // The first kind that is found at a word has it: "Ja-Stimmen" before a bare "ja".
    private static Dictionary<int, CountPiece> RolesIn(IReadOnlyList<Word> words)
    {
        var roles = new Dictionary<int, CountPiece>();
        foreach (var (group, vote, isAnswer) in Kinds)
        {
            for (var found = Roles[group].Find(words); found is { } role; found = Roles[group].Find(words, role.Next))
            {
                roles.TryAdd(role.First, new CountPiece(PieceKind.Role, role.First, role.Next, Vote: vote, IsAnswer: isAnswer));
            }
        }

        return roles;
    }
}
