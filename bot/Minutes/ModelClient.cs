using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using Azure.Identity;
using Coordination.Contracts;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;

namespace Coordination.Bot.Minutes;

/// <summary>
/// The one place that knows the model's client. Asks one question and says what became of it; never throws for what an endpoint does. Whatever comes
/// back is only text here: what it is worth is judged by others.
/// </summary>
internal sealed class ModelClient
{
    public const string HttpClientName = "model";

    /// <summary>A question is put again in a simpler way where the deployment knows neither temperature nor schema.</summary>
    private const int MostAttempts = 4;

    private readonly ChatClient _chat;
    private readonly ModelOptions _options;
    private readonly TimeProvider _time;
    private volatile bool _takesTemperature = true;
    private volatile bool _takesSchema = true;

    public ModelClient(IOptions<ModelOptions> options, IHttpClientFactory http, TimeProvider time)
    {
        // Off whatever the environment says: prompts and answers are nobody's telemetry.
        AppContext.SetSwitch("OpenAI.Experimental.EnableOpenTelemetry", false);
        _options = options.Value;
        _time = time;
#pragma warning disable OPENAI001 // The constructor that takes another proof than a key counts as new; the package's version is pinned.
        _chat = new ChatClient(_options.Deployment!, Proof(_options), new OpenAIClientOptions
        {
            Endpoint = _options.BaseAddress,
            NetworkTimeout = _options.QuestionTime,
            RetryPolicy = new PatientRetry(_options.Retries, _options.QuestionTime / 4),
            Transport = new HttpClientPipelineTransport(http.CreateClient(HttpClientName)),
            EnableDistributedTracing = false,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false, EnableMessageLogging = false, EnableMessageContentLogging = false },
        });
#pragma warning restore OPENAI001
    }

    /// <param name="ct">The draft is not wanted any more: the only thing that throws.</param>
    public async Task<ModelAnswer> AskAsync(ModelQuestion question, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(_options.QuestionTime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        ModelAnswer spent = new(null, RulesReason.TimedOut);
        var limit = _options.AnswerTokens;
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var (withTemperature, withSchema) = (_takesTemperature, _takesSchema);
            var answer = await TryAsync(question, limit, withTemperature, withSchema, either.Token);
            ct.ThrowIfCancellationRequested();
            spent = answer with { TokensIn = spent.TokensIn + answer.TokensIn, TokensOut = spent.TokensOut + answer.TokensOut };
            var simpler = withTemperature != _takesTemperature || withSchema != _takesSchema;
            var longer = answer.Problem == RulesReason.CutOff && limit == _options.AnswerTokens;
            if (longer) limit *= 2;
            if (!simpler && !longer) break;
        }

        return spent;
    }

    private async Task<ModelAnswer> TryAsync(ModelQuestion question, int limit, bool withTemperature, bool withSchema, CancellationToken ct)
    {
        ChatMessage[] messages = [new SystemChatMessage(question.Rules), new UserChatMessage(question.Material)];
        var options = new ChatCompletionOptions
        {
            MaxOutputTokenCount = limit,
            Temperature = withTemperature ? 0 : null,
            ResponseFormat = withSchema ? ChatResponseFormat.CreateJsonSchemaFormat("draft", BinaryData.FromString(question.Schema), jsonSchemaIsStrict: true) : null,
        };
        try
        {
            return await CompleteAsync(messages, options, ct);
        }
        catch (ClientResultException e)
        {
            return new ModelAnswer(null, Problem(e));
        }
        catch (OperationCanceledException)
        {
            return new ModelAnswer(null, RulesReason.TimedOut);
        }
        catch (Exception e) when (e is AggregateException or IOException or HttpRequestException or AuthenticationFailedException)
        {
            return new ModelAnswer(null, Of(e));
        }
        catch (Exception)
        {
            // The client takes an answer apart without checking it first: what is no answer ends in whatever that happens to throw.
            return new ModelAnswer(null, RulesReason.Malformed);
        }
    }

    // Awaited as a task of ours: a state machine that holds a type of the client is enough to load all of it, and at start the pages' framework looks
    // at every type there is.
    private Task<ModelAnswer> CompleteAsync(ChatMessage[] messages, ChatCompletionOptions options, CancellationToken ct) => _chat.CompleteChatAsync(messages, options, ct)
        .ContinueWith(done => Read(done.GetAwaiter().GetResult()), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private static ModelAnswer Read(ChatCompletion completion)
    {
        var text = string.Concat(completion.Content.Where(part => part.Kind == ChatMessageContentPartKind.Text).Select(part => part.Text));
        RulesReason? problem = completion.FinishReason switch
        {
            ChatFinishReason.ContentFilter => RulesReason.ContentFilter,
            _ when !string.IsNullOrEmpty(completion.Refusal) => RulesReason.Declined,
            ChatFinishReason.Length => RulesReason.CutOff,
            ChatFinishReason.Stop when text.Length > 0 => null,
            _ => RulesReason.Malformed,
        };
        return new ModelAnswer(problem is null ? text : null, problem, completion.Usage?.InputTokenCount ?? 0, completion.Usage?.OutputTokenCount ?? 0, completion.Model);
    }

    private RulesReason Problem(ClientResultException e)
    {
        switch (e.Status)
        {
            case 0 or 408 or >= 500: return RulesReason.Unavailable;
            case 429: return RulesReason.Throttled;
            case 401 or 403: return RulesReason.AccessDenied;
            case 400: break;
            default: return RulesReason.RequestRefused;
        }

        var (code, about) = Complaint(e);
        if (code == "content_filter") return RulesReason.ContentFilter;
        if (code == "context_length_exceeded") return RulesReason.TooLong;
        if (about.Contains("temperature", StringComparison.Ordinal)) _takesTemperature = false;
        else if (about.Contains("response_format", StringComparison.Ordinal) || about.Contains("json_schema", StringComparison.Ordinal)) _takesSchema = false;

        return RulesReason.RequestRefused;
    }

    /// <summary>The code of the error, and what it is about: the parameter where it is named, else the message. Neither is ever shown.</summary>
    private static (string Code, string About) Complaint(ClientResultException e)
    {
        try
        {
            using var body = JsonDocument.Parse(e.GetRawResponse()!.Content);
            var error = body.RootElement.GetProperty("error");
            var parameter = Text(error, "param");
            return (Text(error, "code"), parameter.Length > 0 ? parameter : Text(error, "message"));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException or NullReferenceException)
        {
            return ("", "");
        }
    }

    private static string Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private RulesReason Of(Exception e) => e switch
    {
        AggregateException { InnerExceptions: [.., var last] } => last is ClientResultException refused ? Problem(refused) : Of(last),
        AuthenticationFailedException => RulesReason.AccessDenied,
        OperationCanceledException => RulesReason.TimedOut,
        InvalidDataException => RulesReason.Malformed,
        _ => RulesReason.Unavailable,
    };

    private static AuthenticationPolicy Proof(ModelOptions options) => options switch
    {
        { ManagedIdentity: true } => new BearerTokenPolicy(
            new ManagedIdentityCredential(string.IsNullOrEmpty(options.ManagedIdentityClientId)
                ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(options.ManagedIdentityClientId)),
            options.TokenScope),
        { ApiKey.Length: > 0 } => ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(options.ApiKey)),
        _ => new NoProof(),
    };

    /// <summary>An endpoint in the Kreis' own network may ask for none.</summary>
    private sealed class NoProof : AuthenticationPolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) => ProcessNext(message, pipeline, currentIndex);

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
            ProcessNextAsync(message, pipeline, currentIndex);
    }

    /// <summary>The client's own repetitions, without waiting for an endpoint that wants to be left alone for longer than a draft has time.</summary>
    private sealed class PatientRetry(int retries, TimeSpan longest) : ClientRetryPolicy(retries)
    {
        protected override async ValueTask<bool> ShouldRetryAsync(PipelineMessage message, Exception? exception) =>
            !WantsPeace(message.Response) && await base.ShouldRetryAsync(message, exception);

        private bool WantsPeace(PipelineResponse? response) =>
            response?.Headers.TryGetValue("Retry-After", out var after) == true && double.TryParse(after, CultureInfo.InvariantCulture, out var seconds) && seconds > longest.TotalSeconds;
    }
}
