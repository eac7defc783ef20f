using System.Text.RegularExpressions;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>
/// Takes a spoken proposal apart: title, wish for publicity, presenter, reason. Only clauses of their own are taken out, so that
/// "Öffentlicher Nahverkehr" stays a title.
/// </summary>
internal static class SpokenProposal
{
    private const int ShortestTitle = 3;

    /// <param name="free">Everything after "TOP:".</param>
    /// <param name="item">The thing named inside a sentence ("Ich möchte X vorschlagen").</param>
    /// <param name="rest">What follows that sentence.</param>
    public static Wish Read(string? free, string? item, string? rest)
    {
        if (item is not null && Utterances.Find("negated", item) is not null)
            return new Wish.Unclear();

        var text = free ?? item + rest;
        var (reason, withoutReason) = Take("reason", "why", text);
        var (publicity, withoutPublicity) = TakePublicity(withoutReason);
        var (presenter, remaining) = Take("presenter", "who", withoutPublicity);
        var title = Title(remaining, item is null ? "leadIn" : "article");
        if (Utterances.Find("nothing", title) is not null)
            return new Wish.Unclear();

        return title.Length < ShortestTitle
            ? new Wish.ProposeForm()
            : new Wish.Propose(title, Tidy(reason), publicity, Tidy(presenter));
    }

    private static (Publicity? Publicity, string Remaining) TakePublicity(string text)
    {
        if (Utterances.Find("nonPublic", text) is { } nonPublic && nonPublic.Index > 0)
            return (Publicity.NonPublic, Without(text, nonPublic));

        return Utterances.Find("public", text) is { } open && open.Index > 0 ? (Publicity.Public, Without(text, open)) : (null, text);
    }

    private static (string? Taken, string Remaining) Take(string part, string group, string text) =>
        Utterances.Find(part, text) is { Index: > 0 } match ? (match.Groups[group].Value, Without(text, match)) : (null, text);

    private static string Without(string text, Match match) =>
        $"{text[..match.Index].TrimEnd(',', ';', ' ')}, {text[(match.Index + match.Length)..].TrimStart(',', ';', ' ', '.')}".TrimEnd(',', ' ');

    /// <param name="opening">What people put before the thing itself.</param>
    private static string Title(string text, string opening)
    {
        var title = text.Trim(' ', ',', ';', '.', '!', ':');
        if (Utterances.Find(opening, title) is { } leadIn && leadIn.Length < title.Length)
            title = title[leadIn.Length..];

        if (Utterances.Find("quoted", title) is { } quoted)
            title = quoted.Groups["inner"].Value;

        return title.Length > 0 ? char.ToUpperInvariant(title[0]) + title[1..] : title;
    }

    private static string? Tidy(string? text) => text?.Trim(' ', ',', ';', '.') is { Length: > 0 } tidy ? tidy : null;
}
