using Microsoft.Extensions.Options;

namespace Coordination.Bot.Cards;

/// <summary>Addresses of the review pages, for buttons in messages.</summary>
internal sealed class PageLinks(IOptions<PagesOptions> options)
{
    /// <summary>The session, with its Einladung as a file.</summary>
    public Uri Session(Guid sessionId) => Under($"review/sessions/{sessionId}");

    /// <summary>The draft beside its transcript.</summary>
    public Uri Draft(Guid sessionId) => Under($"review/sessions/{sessionId}/minutes");

    /// <summary>What a later draft would change.</summary>
    public Uri Redraft(Guid sessionId) => Under($"review/sessions/{sessionId}/minutes/redraft");

    /// <summary>The approved Niederschrift.</summary>
    public Uri Minutes(Guid sessionId) => Under($"minutes/{sessionId}");

    /// <summary>Where somebody answers without Teams.</summary>
    public Uri Answer(string secret) => Under($"answer/{secret}");

    private Uri Under(string path) => new($"{options.Value.BaseAddress.AbsoluteUri.TrimEnd('/')}/{path}");
}
