using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Coordination.Tests.Documents;

/// <summary>The PDF routes of an API without LibreOffice, and of one with a program in its place; the database is not what matters.</summary>
public sealed class PdfRouteTests(SqliteWorld world) : IClassFixture<SqliteWorld>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pdf-routes-");

    [Fact]
    public async Task Without_libreoffice_only_docx_is_offered_and_a_pdf_refused_with_its_code()
    {
        var scene = await ApprovedAsync();
        await using var api = await StartAsync(("Documents:PdfAtOnce", "0"));
        using var http = Client(api, scene);
        var files = await http.GetFromJsonAsync<List<DocumentView>>(Routes.Fill(Routes.Documents, scene.SessionId), WireJson.Options);
        Assert.Equal([FileFormat.Docx], files!.Select(file => file.Format).Distinct());
        foreach (var route in new[] { Routes.MinutesPdf, Routes.InvitationPdf })
        {
            using var response = await http.GetAsync(Routes.Fill(route, scene.SessionId));
            Assert.Equal((HttpStatusCode.Conflict, "pdfUnavailable"), (response.StatusCode, await CodeOfAsync(response)));
        }
    }

    [UnixFact]
    public async Task A_pdf_has_a_weak_tag_and_is_not_made_again_for_somebody_who_has_it()
    {
        var log = Path.Combine(_folder.FullName, "log");
        var scene = await ApprovedAsync();
        await using var api = await StartAsync(("Documents:LibreOfficePath", Program($"echo made >> {log}; echo %PDF > document.pdf")));
        using var http = Client(api, scene);
        using var first = await http.GetAsync(Routes.Fill(Routes.MinutesPdf, scene.SessionId));
        Assert.Equal((HttpStatusCode.OK, "application/pdf", "%PDF\n"), (first.StatusCode, first.Content.Headers.ContentType!.MediaType, await first.Content.ReadAsStringAsync()));
        Assert.EndsWith(".pdf", first.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        Assert.True(first.Headers.ETag!.IsWeak);

        http.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await http.GetAsync(Routes.Fill(Routes.MinutesPdf, scene.SessionId))).StatusCode);
        Assert.Single(await File.ReadAllLinesAsync(log));
    }

    [UnixFact]
    public async Task A_program_that_fails_is_a_refusal_with_its_code_and_no_word_of_the_document_is_logged()
    {
        var scene = await ApprovedAsync();
        await using var api = await StartAsync(("Documents:LibreOfficePath", Program("echo Stelle 17; echo Stelle 17 >&2; exit 1")));
        using var http = Client(api, scene);
        using var response = await http.GetAsync(Routes.Fill(Routes.MinutesPdf, scene.SessionId));
        Assert.Equal((HttpStatusCode.Conflict, "pdfFailed"), (response.StatusCode, await CodeOfAsync(response)));
        Assert.Null(response.Headers.ETag);
        Assert.DoesNotContain(world.Errors.Entries, entry => entry.Contains("Stelle 17", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_path_to_nothing_stops_the_start_and_names_the_key()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(("Documents:LibreOfficePath", "/nowhere/soffice")));
        Assert.Contains("Documents:LibreOfficePath", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<MinutesScene> ApprovedAsync()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.ApprovedAsync();
        return scene;
    }

    private Task<WebApplication> StartAsync((string Key, string Value) setting) =>
        world.StartApiAsync(builder => builder.Configuration.AddInMemoryCollection([KeyValuePair.Create(setting.Key, (string?)setting.Value)]));

    private HttpClient Client(WebApplication api, MinutesScene scene)
    {
        var http = world.WithToken(world.Issuer.PersonToken(new(scene.People.Member.PersonId, "Somebody", "somebody@kreis.example")));
        http.BaseAddress = new Uri(api.Urls.Single());
        return http;
    }

    private string Program(string script)
    {
        var path = Path.Combine(_folder.FullName, "program");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}
