using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Coordination.Playground.Issuer;

namespace Coordination.Tests.Browser;

/// <summary>Somebody who reads the pages without any script: an HTTP client with cookies that fills in forms by their fields.</summary>
public sealed class PlainReader : IDisposable
{
    private readonly HttpClientHandler _handler;
    private readonly HttpClient _http;
    private readonly Uri _pages;

    public PlainReader(Uri pages)
    {
        _pages = pages;
        _handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies };
        _http = new HttpClient(_handler, disposeHandler: false) { BaseAddress = _pages };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    public async Task<IHtmlDocument> PageAsync(string path)
    {
        var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ReadAsync(response);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

    /// <summary>Follows every redirect of the sign-in and answers with the page it ends on.</summary>
    public async Task<HttpResponseMessage> SignInAsync(Person person, string returnUrl)
    {
        var response = await GetAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}&login_hint={person.Id}");
        while (response.Headers.Location is { } next)
        {
            response = await _http.GetAsync(new Uri(response.RequestMessage!.RequestUri!, next));
        }

        return response;
    }

    /// <summary>As if the cookie had run out while somebody was typing.</summary>
    public void ForgetSession()
    {
        foreach (var cookie in Cookies.GetCookies(_pages).Where(cookie => cookie.Name.StartsWith("coordination-pages", StringComparison.Ordinal)))
        {
            cookie.Expired = true;
        }
    }

    public Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new Uri(path, UriKind.Relative), [.. fields]);

    /// <summary>Any content, e.g. a form with a file.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, HttpContent content) => _http.PostAsync(new Uri(path, UriKind.Relative), content);

    /// <summary>Sends a form as a browser without script would: its fields as they stand, apart from what was typed.</summary>
    public Task<HttpResponseMessage> SubmitAsync(IHtmlFormElement form, params (string Name, string Value)[] typed)
    {
        var fields = FieldsOf(form).Where(field => typed.All(other => other.Name != field.Key))
            .Concat(typed.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return SendAsync(new Uri(_pages, form.GetAttribute("action") ?? ""), [.. fields]);
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        using var first = new FormUrlEncodedContent(fields);
        var response = await _http.PostAsync(address, first);
        while (response.StatusCode == HttpStatusCode.TemporaryRedirect)
        {
            using var content = new FormUrlEncodedContent(fields);
            response = await _http.PostAsync(response.Headers.Location, content);
        }

        return response;
    }

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        foreach (var element in form.Owner!.QuerySelectorAll("input,textarea,select").Where(element => element.FormOf() == form))
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" } => (null, ""),
                IHtmlInputElement input => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                IHtmlSelectElement select => (select.Name, select.Value ?? ""),
                _ => (null, ""),
            };
            if (name is not null)
            {
                yield return KeyValuePair.Create(name, value);
            }
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }
}

/// <summary>Finding forms on a page as the pages name them.</summary>
public static class Forms
{
    /// <summary>The form of one handler.</summary>
    public static IHtmlFormElement FormOf(this IHtmlDocument page, string handler) =>
        page.Forms.First(form => form.GetAttribute("action")?.Contains($"handler={handler}", StringComparison.Ordinal) == true);

    /// <summary>The form a field belongs to, also by its <c>form</c> attribute.</summary>
    public static IHtmlFormElement? FormOf(this IElement field) =>
        field.GetAttribute("form") is { } id ? field.Owner!.GetElementById(id) as IHtmlFormElement : field.Closest("form") as IHtmlFormElement;
}
