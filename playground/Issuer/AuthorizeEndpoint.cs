using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Coordination.Playground.Issuer;

/// <summary>The sign-in page: pick a person, no password. <c>login_hint</c> with a person's id or address picks without asking.</summary>
internal static class AuthorizeEndpoint
{
    public static IResult Answer(HttpRequest request, TokenIssuer issuer, IReadOnlyList<Person> people, SignIns signIns)
    {
        string? Value(string name) => request.Query[name].FirstOrDefault();

        if (Value("client_id") != issuer.Registrations.PagesClientId.ToString()
            || !Uri.TryCreate(Value("redirect_uri"), UriKind.Absolute, out var redirect)
            || !redirect.IsLoopback)
        {
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "unknown client_id, or redirect_uri is not on loopback");
        }

        if (Value("response_type") != "code" || Value("code_challenge_method") != "S256" || Value("code_challenge") is not { Length: 43 } challenge)
        {
            return Back(redirect, [new("error", "invalid_request"), new("state", Value("state"))]);
        }

        var hint = Value("login_hint");
        var person = people.FirstOrDefault(p => p.Id.ToString() == hint || string.Equals(p.Mail, hint, StringComparison.OrdinalIgnoreCase));
        if (person is null)
        {
            return Results.Content(Picker(request, people), "text/html; charset=utf-8");
        }

        var code = signIns.NewCode(person, new SignInRequest(redirect.OriginalString, challenge, Value("nonce")));
        return Back(redirect, [new("code", code), new("state", Value("state"))]);
    }

    private static IResult Back(Uri redirect, IReadOnlyList<KeyValuePair<string, string?>> query) =>
        Results.Redirect(QueryHelpers.AddQueryString(redirect.OriginalString, query.Where(q => q.Value is not null)));

    private static string Picker(HttpRequest request, IReadOnlyList<Person> people)
    {
        var links = new StringBuilder();
        foreach (var person in people)
        {
            var query = request.Query.Where(q => q.Key != "login_hint")
                .Append(new("login_hint", person.Id.ToString()));
            var address = QueryString.Create(query).ToUriComponent();
            links.Append("<li><a href=\"").Append(WebUtility.HtmlEncode(address)).Append("\">")
                .Append(WebUtility.HtmlEncode(person.Name)).Append("</a></li>");
        }

        return $$"""
            <!doctype html><html lang="de"><head><meta charset="utf-8"><title>Anmelden (Spielplatz)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>body{font:18px/1.6 system-ui;max-width:30rem;margin:3rem auto;padding:0 1rem}a{display:block;padding:.4rem 0}ul{list-style:none;padding:0}</style>
            </head><body><main><h1>Als wen möchten Sie sich anmelden?</h1>
            <p>Spielplatz: erfundene Personen, kein Kennwort.</p><ul>{{links}}</ul></main></body></html>
            """;
    }
}
