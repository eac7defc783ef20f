using System.Text;
using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Api;

public abstract class RosterTests(ApiWorld world)
{
    private static readonly Guid Anna = Guid.Parse("11111111-0000-4000-8000-000000000001");
    private static readonly Guid Bert = Guid.Parse("11111111-0000-4000-8000-000000000002");

    private async Task<Guid> NewGroupAsync()
    {
        var id = Guid.NewGuid();
        await world.Admin.PutGroupAsync(id, new GroupDefinition("Arbeitsgruppe", "AG", new PolicyProfile()), default);
        return id;
    }

    private async Task<RosterImport> ImportAsync(Guid group, string csv, Encoding? encoding = null)
    {
        using var stream = new MemoryStream((encoding ?? Encoding.UTF8).GetBytes(csv));
        return await world.Admin.PutRosterAsync(group, stream, default);
    }

    [Fact]
    public async Task A_roster_brings_factions_members_and_deputies()
    {
        var group = await NewGroupAsync();

        var import = await ImportAsync(group,
            $"""
            personId;salutation;title;givenName;familyName;function;email;faction;factionShortName;role;vote;deputyOf;deputyOrder;from;until
            {Bert};Herr;;Bert;Zwiebel;;bert@kreis.example;Fraktion der Rosen;Rosen;Deputy;no;{Anna};1;01.02.2025;2026-12-31
            {Anna};Frau;Dr.;Anna;Apfel;"Leiterin; Garten";;fraktion der rosen;;Chair;;;;;

            """);

        Assert.Equal((1, 2), (import.Factions, import.Members));
        var view = (await world.Admin.FindGroupAsync(group, default))!;
        Assert.Equal(("Fraktion der Rosen", "Rosen"), (Assert.Single(view.Factions).Name, view.Factions[0].ShortName));
        var anna = Assert.Single(view.Members, member => member.PersonId == Anna);
        var bert = Assert.Single(view.Members, member => member.PersonId == Bert);
        Assert.Equal((new PersonName("Frau", "Dr.", "Anna", "Apfel", "Leiterin; Garten"), Role.Chair, true), (anna.Name, anna.Role, anna.HasVote));
        Assert.Equal((Role.Deputy, false, anna.Id, 1), (bert.Role, bert.HasVote, bert.DeputyOf, bert.DeputyOrder));
        Assert.Equal((new DateOnly(2025, 2, 1), new DateOnly(2026, 12, 31)), (bert.From, bert.Until));
    }

    [Theory]
    [InlineData("utf-8", ',')]
    [InlineData("utf-8", '\t')]
    [InlineData("latin1", ';')]
    public async Task Spreadsheets_may_save_it_their_way(string encoding, char separator)
    {
        var group = await NewGroupAsync();
        var csv = $"\uFEFFPersonID;FamilyName;GivenName\r\n{Anna};Müßig;Änne\r\n".Replace(';', separator);

        var import = await ImportAsync(group, encoding == "latin1" ? csv[1..] : csv, Encoding.GetEncoding(encoding));

        Assert.Empty(import.Errors);
        Assert.Equal("Änne Müßig", Assert.Single((await world.Admin.FindGroupAsync(group, default))!.Members).Name.Full);
    }

    [Fact]
    public async Task With_any_error_nothing_is_stored_and_every_error_is_named()
    {
        var group = await NewGroupAsync();

        var import = await ImportAsync(group,
            $"""
            personId;familyName;role;vote;deputyOf;from;faction
            {Anna};Apfel;Chair;yes;;;Rosen
            {Anna};Apfel;Member;yes;;;Rosen
            nobody;Birne;King;perhaps;{Guid.NewGuid()};gestern;Rosen
            ;{new string('x', 201)};;;;;
            {Bert};;2;;;;
            """);

        Assert.Equal(
            [
                (3, "personId", RosterErrorCode.DuplicatePerson),
                (4, "deputyOf", RosterErrorCode.UnknownDeputyOf),
                (4, "from", RosterErrorCode.NotADate),
                (4, "personId", RosterErrorCode.NotAGuid),
                (4, "role", RosterErrorCode.UnknownValue),
                (4, "vote", RosterErrorCode.UnknownValue),
                (5, "familyName", RosterErrorCode.TooLong),
                (5, "personId", RosterErrorCode.Missing),
                (6, "familyName", RosterErrorCode.Missing),
                (6, "role", RosterErrorCode.UnknownValue),
            ],
            import.Errors.Select(error => (error.Line, error.Column, error.Code)).OrderBy(error => error.Line).ThenBy(error => error.Column, StringComparer.Ordinal));
        var view = (await world.Admin.FindGroupAsync(group, default))!;
        Assert.Empty(view.Members);
        Assert.Empty(view.Factions);
    }

    [Fact]
    public async Task A_missing_column_is_named()
    {
        var import = await ImportAsync(await NewGroupAsync(), "familyName;role\nApfel;Chair");

        Assert.Equal(new RosterError(1, "personId", RosterErrorCode.ColumnMissing), Assert.Single(import.Errors));
    }

    [Fact]
    public async Task Importing_again_changes_the_same_members()
    {
        var group = await NewGroupAsync();
        await ImportAsync(group, $"personId;familyName;role\n{Anna};Apfel;Chair\n{Bert};Zwiebel;Member");
        var before = (await world.Admin.FindGroupAsync(group, default))!.Members.ToDictionary(member => member.PersonId, member => member.Id);

        await ImportAsync(group, $"personId;familyName;role\n{Bert};Zwiebel-Knolle;Clerk");

        var after = (await world.Admin.FindGroupAsync(group, default))!.Members;
        Assert.Equal(before, after.ToDictionary(member => member.PersonId, member => member.Id));
        Assert.Equal("Zwiebel-Knolle", after.Single(member => member.PersonId == Bert).Name.FamilyName);
    }

    [Fact]
    public async Task A_roster_cannot_take_the_last_chair_away()
    {
        var group = await NewGroupAsync();
        await ImportAsync(group, $"personId;familyName;role\n{Anna};Apfel;Chair");

        await Refused.WithAsync(Refusal.LastChair, () => ImportAsync(group, $"personId;familyName;role\n{Anna};Apfel;Member"));
    }

    [Fact]
    public async Task An_empty_file_stores_nothing()
    {
        var import = await ImportAsync(await NewGroupAsync(), "");
        Assert.Equal(2, import.Errors.Count);
    }
}

public sealed class RosterTestsOnSqlite(SqliteWorld world) : RosterTests(world), IClassFixture<SqliteWorld>;

public sealed class RosterTestsOnPostgreSql(PostgreSqlWorld world) : RosterTests(world), IClassFixture<PostgreSqlWorld>;
