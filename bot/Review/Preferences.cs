namespace Coordination.Bot.Review;

/// <summary>Language and colours a person asked for in an address (<c>?culture=en&amp;theme=dark</c>; Teams fills in its theme), kept in a cookie.</summary>
public sealed class Preferences(RequestDelegate next)
{
    public const string Culture = "culture";
    public const string Theme = "theme";
    public static readonly IReadOnlyList<string> Cultures = ["de", "en"];
    private static readonly string[] Themes = ["default", "dark", "contrast"];

    public Task InvokeAsync(HttpContext context)
    {
        Keep(context, Culture, Cultures);
        Keep(context, Theme, Themes);
        return next(context);
    }

    /// <summary>The theme to draw the page in; null follows the device.</summary>
    public static string? ThemeOf(HttpRequest request) => Known(request, Theme, Themes);

    public static string? CultureOf(HttpRequest request) => Known(request, Culture, Cultures);

    private static string? Known(HttpRequest request, string name, IReadOnlyList<string> values)
    {
        var asked = request.Query[name].FirstOrDefault() ?? request.Cookies[CookieOf(name)];
        return values.FirstOrDefault(value => value == asked);
    }

    private static void Keep(HttpContext context, string name, IReadOnlyList<string> values)
    {
        if (context.Request.Query.ContainsKey(name) && Known(context.Request, name, values) is { } value)
        {
            context.Response.Cookies.Append(CookieOf(name), value, new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = "/",
            });
        }
    }

    private static string CookieOf(string name) => $"coordination-{name}";
}
