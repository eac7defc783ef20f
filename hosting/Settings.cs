using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Hosting;

/// <summary>Sections of the configuration: bound, and checked when the host starts, so that a complaint names the key as an operator writes it.</summary>
public static class Settings
{
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, string section) where T : class
    {
        services.AddSingleton<IValidateOptions<T>>(new Annotations<T>(section));
        return services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
    }

    /// <summary>What is wrong with the settings, one line each; empty where something else went wrong.</summary>
    internal static IReadOnlyList<string> Complaints(Exception e) => e switch
    {
        OptionsValidationException broken => [.. broken.Failures],
        AggregateException several => [.. several.InnerExceptions.SelectMany(Complaints)],
        // A value that cannot be read as what it should be: the message names its key.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => [e.Message],
        _ => [],
    };

    private sealed class Annotations<T>(string section) : IValidateOptions<T> where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var broken = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), broken, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(broken.Select(b => $"{section}:{b.MemberNames.FirstOrDefault()}: {b.ErrorMessage}"));
        }
    }
}
