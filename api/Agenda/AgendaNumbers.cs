using System.Globalization;
using Coordination.Contracts;

namespace Coordination.Api.Agenda;

/// <summary>
/// Numbers of the Tagesordnung: public items are Ö 1, Ö 2 …, non-public ones N 1, N 2 …. Until the invitation is out they follow the order;
/// from then on every number stands, and a Nachtrag takes the next free one of its part.
/// </summary>
public static class AgendaNumbers
{
    /// <summary>Ö for öffentlich.</summary>
    private const char Public = '\u00D6';

    /// <summary>N for nichtöffentlich.</summary>
    private const char NonPublic = 'N';

    /// <param name="items">All admitted items of the session.</param>
    public static void Assign(IReadOnlyCollection<AgendaItem> items, bool isInvited)
    {
        foreach (var part in InOrder(items).GroupBy(item => item.Publicity))
        {
            var next = isInvited ? part.Max(item => ValueOf(item.Number)) + 1 : 1;
            foreach (var item in part.Where(item => !isInvited || item.Number is null))
            {
                item.Take(string.Create(CultureInfo.InvariantCulture, $"{(part.Key == Publicity.Public ? Public : NonPublic)} {next++}"));
            }
        }
    }

    /// <summary>Public part first, then by place.</summary>
    public static IEnumerable<AgendaItem> InOrder(IEnumerable<AgendaItem> items) =>
        items.OrderBy(item => item.Publicity == Publicity.NonPublic).ThenBy(item => item.Position).ThenBy(item => item.ProposedAt);

    private static int ValueOf(string? number) => number is null ? 0 : int.Parse(number.AsSpan(2), CultureInfo.InvariantCulture);
}
