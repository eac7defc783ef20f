using Coordination.Contracts;

namespace Coordination.Tests.Bot;

/// <summary>The chair's forms: nobody else is to fill in what the API would refuse afterwards.</summary>
public sealed class ChairFormsTests(BotWorld world) : IClassFixture<BotWorld>
{
    [Theory]
    [InlineData("Sitzung planen")]
    [InlineData("Sitzung verlegen")]
    [InlineData("Sitzung absagen")]
    [InlineData("Einladen")]
    [InlineData("Reihenfolge")]
    public async Task A_member_is_not_led_into_a_form_of_the_chair(string text)
    {
        var start = world.Clock.GetUtcNow().AddDays(60);
        await world.ApiOf(world.Chair).PutSessionAsync(
            Guid.NewGuid(), new PlanSession(world.Group.GroupId, start, start.AddHours(2), "Kreishaus", null, null), default);

        var reply = await world.SayAsync(world.Member, text);

        Assert.Equal("Dazu sind Sie in dieser Arbeitsgruppe nicht berechtigt.", reply.Text);
    }
}
