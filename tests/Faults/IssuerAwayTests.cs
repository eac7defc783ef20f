using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Coordination.Api;
using Coordination.Contracts;
using Coordination.Playground.Issuer;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.Faults;

/// <summary>The issuer of people's tokens does not answer the API: nothing is known about a token then, and nobody is told that theirs is bad.</summary>
public sealed class IssuerAwayTests
{
    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "<html>")]
    public async Task An_API_that_cannot_read_the_issuers_keys_says_that_and_not_that_the_token_is_bad(int status, string body)
    {
        await using var issuer = await IssuerHost.StartAsync([]);
        await using var lying = await LyingApi.StartAsync();
        lying.Say(status, body);
        await using var database = await Database.CreateAsync(Provider.Sqlite);
        await using var api = ApiHost.Build(new WebApplicationOptions { EnvironmentName = "Test" }, builder =>
        {
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Database:ConnectionString"] = database.ConnectionString,
                ["Entra:Authority"] = $"{lying.Address}issuer/v2.0",
                ["Entra:TenantId"] = issuer.Issuer.Registrations.TenantId.ToString(),
                ["Entra:Audience"] = issuer.Issuer.Registrations.ApiAudience,
                ["Entra:AllowHttpOnLoopback"] = "true",
            });
        });
        await api.StartAsync();
        await using var clients = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        using var http = clients.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.BaseAddress = new Uri(api.Urls.Single());
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Issuer.PersonToken(new Person(Guid.NewGuid(), "Beet", "beet@kreis.example")));

        using var answer = await http.GetAsync(Routes.Me);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("issuerAway", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
        Assert.NotNull(answer.Headers.RetryAfter);
        await api.StopAsync();
    }
}
