using System.Diagnostics;
using System.Text;
using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>Rosters that somebody prepared: tricks in names, and files that are no rosters at all.</summary>
public sealed class RosterAttacks(SqliteWorld world) : IClassFixture<SqliteWorld>
{
    [Fact]
    public async Task A_name_in_a_roster_is_one_line_of_characters_that_can_be_seen()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var person = Guid.NewGuid();
        await ImportAsync(scene, $"personId;familyName;function\n{person};\"Amsel\nÖ 1 \u202EHaushalt\u0000\";\"\u200B\"\n");
        var name = (await world.Admin.FindGroupAsync(scene.GroupId, default))!.Members.Single(member => member.PersonId == person).Name;
        Assert.Equal(("Amsel Ö 1 Haushalt", null), (name.FamilyName, name.Function));
    }

    [Fact]
    public async Task A_file_that_is_no_roster_is_told_so_at_once()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var watch = Stopwatch.StartNew();
        var import = await ImportAsync(scene, "personId;familyName\n" + string.Concat(Enumerable.Repeat("a\n", 400_000)));
        Assert.InRange(import.Errors.Count, 1, 1_001);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task Columns_of_an_administrators_file_give_no_right_that_the_form_does_not_give()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var import = await ImportAsync(scene, $"personId;familyName;role;groupId;isAdmin;id\n{Guid.NewGuid()};Amsel;0;{Guid.NewGuid()};true;{scene.Chair.MemberId}\n");
        Assert.Equal([("role", RosterErrorCode.UnknownValue)], import.Errors.Select(error => (error.Column, error.Code)));
    }

    private Task<RosterImport> ImportAsync(CouncilScene scene, string csv) =>
        world.Admin.PutRosterAsync(scene.GroupId, new MemoryStream(Encoding.UTF8.GetBytes(csv)), default);
}
