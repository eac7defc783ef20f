using Coordination.Bot.Minutes;
using Coordination.Tests.World;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Tests.Model;

/// <summary>Where the words of a session may go, and with what proof.</summary>
public sealed class ModelSettingsTests
{
    [Theory]
    [InlineData("https://kreis.openai.azure.com/openai/v1")]
    [InlineData("https://model.kreis.example/v1")]
    [InlineData("http://127.0.0.1:11434/v1")]
    [InlineData("http://localhost:8000/v1")]
    [InlineData("http://[::1]:8000/v1")]
    public void An_address_that_is_safe_is_accepted(string address) => Assert.Null(Complaint(("Model:BaseAddress", address)));

    [Theory]
    [InlineData("http://model.kreis.example/v1")]
    [InlineData("http://10.1.2.3/v1")]
    [InlineData("ftp://model.kreis.example/v1")]
    [InlineData("https://user:word@model.kreis.example/v1")]
    [InlineData("https://model.kreis.example/v1?key=1")]
    [InlineData("/v1")]
    public void Any_other_is_refused(string address) => Assert.Contains("Model:BaseAddress", Complaint(("Model:BaseAddress", address)), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://10.1.2.3:8000/v1", true)]
    [InlineData("http://172.31.0.9/v1", true)]
    [InlineData("http://192.168.7.7/v1", true)]
    [InlineData("http://[fd12:3456::1]/v1", true)]
    [InlineData("http://172.32.0.9/v1", false)]
    [InlineData("http://8.8.8.8/v1", false)]
    [InlineData("http://169.254.169.254/v1", false)]
    [InlineData("http://[fe80::1]/v1", false)]
    [InlineData("http://[2001:db8::1]/v1", false)]
    [InlineData("http://model/v1", false)]
    [InlineData("http://10.example/v1", false)]
    public void Plain_http_leaves_the_machine_for_private_numbers_only(string address, bool allowed) =>
        Assert.Equal(allowed, Complaint(("Model:BaseAddress", address), ("Model:AllowHttpInPrivateNetwork", "true")) is null);

    [Theory]
    [InlineData("Model:Deployment", "")]
    [InlineData("Model:Deployment", "two words")]
    [InlineData("Model:Deployment", "a\nb")]
    [InlineData("Model:ManagedIdentity", "true")]
    [InlineData("Model:Parallel", "0")]
    [InlineData("Model:QuestionTime", "00:00:00")]
    [InlineData("Model:DraftTime", "1.00:00:00")]
    [InlineData("Model:Retries", "50")]
    [InlineData("Model:TokensPerDraft", "0")]
    [InlineData("Model:AnswerTokens", "0")]
    [InlineData("Model:LongestPart", "0")]
    [InlineData("Model:PricePerMillionIn", "-1")]
    [InlineData("Model:PricePerMillionOut", "-1")]
    [InlineData("Model:Currency", "Euro")]
    [InlineData("Model:TokenScope", "")]
    public void A_setting_that_does_not_do_is_named(string key, string value) =>
        Assert.Contains(key, Complaint(("Model:BaseAddress", "https://kreis.openai.azure.com/openai/v1"), ("Model:ApiKey", "k"), (key, value)), StringComparison.Ordinal);

    [Fact]
    public void An_identitys_token_does_not_travel_in_the_clear() =>
        Assert.Contains("Model:ManagedIdentity", Complaint(("Model:BaseAddress", "http://127.0.0.1:1/v1"), ("Model:ManagedIdentity", "true")), StringComparison.Ordinal);

    [Theory]
    [InlineData("Model:Deployment", "")]
    [InlineData("Model:BaseAddress", "")]
    [InlineData("Model:ManagedIdentity", "true")]
    public void Without_an_address_nothing_is_asked_for(string key, string value) => Assert.Null(Complaint((key, value)));

    private static string? Complaint(params (string Key, string Value)[] settings)
    {
        using var log = new LogBook();
        using var room = ModelScene.Room(log, [("Model:Deployment", "minutes"), .. settings]);
        try
        {
            _ = room.GetRequiredService<IOptions<ModelOptions>>().Value;
            return null;
        }
        catch (OptionsValidationException e)
        {
            return string.Join(' ', e.Failures);
        }
    }
}
