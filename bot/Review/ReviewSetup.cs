using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Coordination.Bot.Review.SignIn;
using Coordination.Bot.Review.Texts;
using Coordination.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Coordination.Bot.Review;

/// <summary>The pages of clerk, chair and administrator: what they need, and where they hang in the bot's pipeline.</summary>
public static class ReviewSetup
{
    private static readonly string[] Roots = ["/review", "/minutes", "/admin", "/sign-in", "/answer"];

    public static void AddReview(this WebApplicationBuilder builder)
    {
        var pages = builder.Configuration.GetSection(ReviewOptions.Section).Get<ReviewOptions>() ?? new ReviewOptions();
        var services = builder.Services;
        services.AddSettings<ReviewOptions>(ReviewOptions.Section)
            .Validate(
                options => !builder.Environment.IsProduction() || (!string.IsNullOrEmpty(options.KeysFolder) && !string.IsNullOrEmpty(options.KeyCertificatePath)),
                "Pages:KeysFolder and Pages:KeyCertificatePath are required in Production.");
        builder.AddSignIn();
        AddKeys(services, pages);
        services.AddSingleton<PageTexts>();
        // Umlauts stay letters in the page's source; the characters that HTML needs are escaped all the same.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/Review";
            options.Conventions.AuthorizeFolder("/", SignInSetup.Pages);
            options.Conventions.ConfigureFilter(new PageFaults());
        });
        // A long draft is some 3 MB of HTML, and chairs read on phones. The pages' only secret, the token of their forms, is masked anew in each
        // answer, so its length gives nothing away (BREACH).
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<EntraOptions>>((options, signIn) =>
        {
            SignInSetup.Secure(options.Cookie, "coordination-form", signIn.Value);
            // The policy of the pages says who may frame them; X-Frame-Options would forbid Teams.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddDoorLimits();
    }

    /// <summary>Scripts and styles for all; headers, language and theme for the pages only; the channel's requests pass by.</summary>
    public static void UseReview(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.XContentTypeOptions = "nosniff" });
        app.UseWhen(context => IsPage(context.Request.Path), branch =>
        {
            branch.UseMiddleware<SecurityHeaders>();
            branch.UseMiddleware<Preferences>();
            branch.UseRequestLocalization(LanguageOptions());
        });
        // Before the sign-in, whose callback answers by itself.
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapReview(this WebApplication app)
    {
        app.MapSignIn();
        app.MapRazorPages();
    }

    private static bool IsPage(PathString path) =>
        Array.Exists(Roots, root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    private static RequestLocalizationOptions LanguageOptions()
    {
        var options = new RequestLocalizationOptions()
            .SetDefaultCulture("de").AddSupportedCultures([.. Preferences.Cultures]).AddSupportedUICultures([.. Preferences.Cultures]);
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context => Task.FromResult(
                Preferences.CultureOf(context.Request) is { } culture ? new ProviderCultureResult(culture) : null)),
            new AcceptLanguageHeaderRequestCultureProvider { Options = options },
        ];
        options.ApplyCurrentCultureToResponseHeaders = true;
        return options;
    }

    private static void AddKeys(IServiceCollection services, ReviewOptions pages)
    {
        var keys = services.AddDataProtection().SetApplicationName("coordination-pages");
        if (!string.IsNullOrEmpty(pages.KeysFolder))
        {
            keys.PersistKeysToFileSystem(Opened(nameof(pages.KeysFolder), () => Directory.CreateDirectory(pages.KeysFolder)));
        }

        if (!string.IsNullOrEmpty(pages.KeyCertificatePath))
        {
            keys.ProtectKeysWithCertificate(Opened(
                nameof(pages.KeyCertificatePath), () => CertificateFile.Load(pages.KeyCertificatePath, pages.KeyCertificatePassword)));
        }
    }

    /// <summary>Files that a setting names: an operator learns which setting when they cannot be used.</summary>
    private static T Opened<T>(string key, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new OptionsValidationException(ReviewOptions.Section, typeof(ReviewOptions), [$"{ReviewOptions.Section}:{key}: {e.Message}"]);
        }
    }
}
