using Coordination.Api.Agenda;
using Coordination.Contracts;

namespace Coordination.Tests.Api;

public sealed class AgendaNumbersTests
{
    private static readonly DateTimeOffset Now = new(2025, 3, 3, 8, 0, 0, TimeSpan.Zero);

    private static AgendaItem Item(int position, Publicity publicity = Publicity.Public, string? number = null)
    {
        var item = AgendaItem.Propose(Guid.NewGuid(), new ProposeItem(Guid.NewGuid(), "Beete", null, publicity, null), null, publicity, Guid.NewGuid(), Now);
        item.Admit(Guid.NewGuid(), position, false, null, Guid.NewGuid(), Now);
        if (number is not null)
        {
            item.Take(number);
        }

        return item;
    }

    [Fact]
    public void Before_the_invitation_numbers_follow_the_order()
    {
        AgendaItem[] items = [Item(3, number: "Ö 1"), Item(2, Publicity.NonPublic, "N 7"), Item(1)];

        AgendaNumbers.Assign(items, isInvited: false);

        Assert.Equal(["Ö 2", "N 1", "Ö 1"], items.Select(item => item.Number));
    }

    [Fact]
    public void After_the_invitation_every_number_stands_and_a_supplement_takes_the_next_one_even_past_a_gap()
    {
        AgendaItem[] items = [Item(3, number: "Ö 1"), Item(2, number: "Ö 4"), Item(1), Item(4, Publicity.NonPublic)];

        AgendaNumbers.Assign(items, isInvited: true);

        Assert.Equal(["Ö 1", "Ö 4", "Ö 5", "N 1"], items.Select(item => item.Number));
    }
}
