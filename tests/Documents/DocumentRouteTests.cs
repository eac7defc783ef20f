using System.Net;
using System.Security.Cryptography;
using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.World;

namespace Coordination.Tests.Documents;

public abstract class DocumentRouteTests(ApiWorld world)
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [Fact]
    public async Task The_approved_niederschrift_stays_the_same_file_whoever_is_renamed_later()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.ApprovedAsync();
        var first = await FetchAsync(scene.People.Member, Routes.MinutesDocx, scene.SessionId);
        var group = (await world.Admin.FindGroupAsync(scene.People.GroupId, default))!;
        group = await world.Admin.PutFactionAsync(group.Id, scene.People.Roses, new FactionDefinition("Fraktion der Nelken", "Nelken"), default, group.Version);
        await scene.People.PutAsync(scene.People.Chair with { FamilyName = "Umbenannt" }, Role.Chair, scene.People.Roses, hasVote: true);
        group = (await world.Admin.FindGroupAsync(group.Id, default))!;
        await world.Admin.PutGroupAsync(group.Id, new GroupDefinition("Ganz anders", "Anders", group.Profile), default, group.Version);
        world.Clock.Advance(TimeSpan.FromDays(20));
        var second = await FetchAsync(scene.People.Clerk, Routes.MinutesDocx, scene.SessionId);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(first.Bytes))}\"", first.Tag);
        using var word = new WordReading(first.Bytes);
        Assert.Empty(word.Errors);
        Assert.Contains("Erna Kranich", word.In("TableText"));
        Assert.Contains("Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet.", word.Lines);
        Assert.Contains("Ö 1 Bericht der Beratungsstelle", word.In("Heading2"));
        Assert.Contains("N 1 Stellenbesetzung Gewächshaus", word.In("Heading2"));
    }

    [Fact]
    public async Task A_correction_makes_it_another_file_that_says_so()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.ApprovedAsync();
        var before = await FetchAsync(scene.People.Member, Routes.MinutesDocx, scene.SessionId);
        await scene.ClerkSignedIn.PutCorrectionAsync(scene.SessionId, Guid.NewGuid(), new CorrectMinutes("48 Familien", "49 Familien", "Hörfehler"), default);
        await scene.ClerkSignedIn.PutCorrectionAsync(scene.SessionId, Guid.NewGuid(), new CorrectMinutes("Die Stelle 17", "Die Stelle 71", "Zahlendreher"), default);
        var after = await FetchAsync(scene.People.Member, Routes.MinutesDocx, scene.SessionId);
        var open = await FetchAsync(scene.People.Guest, Routes.MinutesDocx, scene.SessionId);

        Assert.NotEqual(before.Tag, after.Tag);
        using var word = new WordReading(after.Bytes);
        using var shown = new WordReading(open.Bytes);
        Assert.Equal(2, word.In("Correction").Count());
        Assert.Contains("49 Familien", Assert.Single(shown.In("Correction")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guests_get_the_public_part_without_names_and_strangers_nothing()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.ApprovedAsync();
        foreach (var route in new[] { Routes.MinutesDocx, Routes.InvitationDocx })
        {
            var open = await FetchAsync(scene.People.Guest, route, scene.SessionId);
            using var word = new WordReading(open.Bytes);
            Assert.Contains("Bericht der Beratungsstelle", word.Text, StringComparison.Ordinal);
            foreach (var hidden in new[] { "Gewächshaus", "Stelle 17", "N %1", "Kranich", "Ulmen" }) Assert.DoesNotContain(hidden, word.Raw, StringComparison.Ordinal);

            Assert.Equal(HttpStatusCode.Forbidden, (await FetchAsync(scene.People.Guest, route + "?version=full", scene.SessionId)).Status);
            Assert.Equal(open.Bytes, (await FetchAsync(scene.People.Member, route + "?version=public", scene.SessionId)).Bytes);
            Assert.Equal(HttpStatusCode.BadRequest, (await FetchAsync(scene.People.Member, route + "?version=secret", scene.SessionId)).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await FetchAsync(scene.People.Member, route + "?version=7", scene.SessionId)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await FetchAsync(new CouncilScene.Place("Fremd"), route, scene.SessionId)).Status);
        }

        var text = (await scene.People.As(scene.People.Guest).FindApprovedMinutesAsync(scene.SessionId, default))!.Text;
        Assert.DoesNotContain("Ulmen", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_has_a_name_a_language_and_a_tag_that_spares_the_second_download()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.ApprovedAsync();
        var german = await FetchAsync(scene.People.Member, Routes.MinutesDocx, scene.SessionId);
        Assert.Equal((Word, "attachment", "Niederschrift_2025-04-02_AG-Garten.docx", "de-DE"), (german.Type, german.Disposition, german.Name, german.Language));
        Assert.Equal("Einladung_2025-04-02_AG-Garten_öffentlich.docx", (await FetchAsync(scene.People.Guest, Routes.InvitationDocx, scene.SessionId)).Name);

        var english = await FetchAsync(scene.People.Member, Routes.MinutesDocx, scene.SessionId, language: "en-US,de;q=0.5");
        Assert.Equal(("Minutes_2025-04-02_AG-Garten.docx", "en-GB"), (english.Name, english.Language));
        Assert.Equal(german.Tag, (await FetchAsync(scene.People.Member, Routes.MinutesDocx, scene.SessionId, language: "*, de;q=0.1")).Tag);

        var known = await FetchAsync(scene.People.Member, Routes.MinutesDocx, scene.SessionId, tag: german.Tag);
        Assert.Equal((HttpStatusCode.NotModified, 0, german.Tag), (known.Status, known.Bytes.Length, known.Tag));
        Assert.Equal(HttpStatusCode.OK, (await FetchAsync(scene.People.Member, Routes.MinutesDocx, scene.SessionId, tag: english.Tag)).Status);
    }

    [Fact]
    public async Task Before_the_invitation_and_the_approval_there_is_nothing_to_fetch()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await FetchAsync(scene.Chair, Routes.InvitationDocx, session.Id)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await FetchAsync(scene.Clerk, Routes.MinutesDocx, session.Id)).Status);
        Assert.Empty(await scene.As(scene.Chair).GetDocumentsAsync(session.Id, default));

        var drafted = await MinutesScene.DraftedAsync(world);
        Assert.Equal(HttpStatusCode.NotFound, (await FetchAsync(drafted.People.Clerk, Routes.MinutesDocx, drafted.SessionId)).Status);
        Assert.All(await drafted.Clerk.GetDocumentsAsync(drafted.SessionId, default), file => Assert.Equal(DocumentKind.Invitation, file.Kind));

        var invited = await scene.InviteAsync(40);
        await scene.As(scene.Chair).PutCancellationAsync(invited.Id, new SessionCancellation("Sturm"), default);
        Assert.Equal(HttpStatusCode.Conflict, (await FetchAsync(scene.Member, Routes.InvitationDocx, invited.Id)).Status);
    }

    [Fact]
    public async Task The_list_names_what_the_caller_may_fetch_and_all_of_it_is_there()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.ApprovedAsync();
        var (member, guest) = (scene.People.As(scene.People.Member), scene.People.As(scene.People.Guest));
        var files = (await member.GetDocumentsAsync(scene.SessionId, default)).Where(file => file.Format == FileFormat.Docx).ToList();
        Assert.Equal(4, files.Count);
        foreach (var file in files)
        {
            var document = await member.FindDocumentAsync(scene.SessionId, file.Kind, file.Format, file.Version, "de", default);
            Assert.Equal((Word, true), (document!.ContentType, document.Name.EndsWith(".docx", StringComparison.Ordinal)));
        }

        Assert.All(await guest.GetDocumentsAsync(scene.SessionId, default), file => Assert.Equal(DocumentVersion.Public, file.Version));
        Assert.Null(await world.As(Guid.NewGuid()).FindDocumentAsync(scene.SessionId, DocumentKind.Minutes, FileFormat.Docx, DocumentVersion.Full, "de", default));
    }

    private async Task<Fetched> FetchAsync(CouncilScene.Place place, string route, Guid session, string? language = null, string? tag = null)
    {
        using var http = world.WithToken(world.Issuer.PersonToken(new(place.PersonId, "Somebody", "somebody@kreis.example")));
        if (language is not null) http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        if (tag is not null) http.DefaultRequestHeaders.IfNoneMatch.ParseAdd(tag);
        using var response = await http.GetAsync(Routes.Fill(route, session));
        var content = response.Content.Headers;
        return new Fetched(
            response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Headers.ETag?.ToString() ?? "", content.ContentType?.MediaType ?? "",
            content.ContentDisposition?.DispositionType ?? "", content.ContentDisposition?.FileNameStar ?? "", content.ContentLanguage.SingleOrDefault() ?? "");
    }

    private sealed record Fetched(HttpStatusCode Status, byte[] Bytes, string Tag, string Type, string Disposition, string Name, string Language);
}

public sealed class DocumentRouteTestsOnSqlite(SqliteWorld world) : DocumentRouteTests(world), IClassFixture<SqliteWorld>;

public sealed class DocumentRouteTestsOnPostgreSql(PostgreSqlWorld world) : DocumentRouteTests(world), IClassFixture<PostgreSqlWorld>;
