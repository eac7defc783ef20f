using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.World;

/// <summary>Reads along in a host's log, as an operator would: category and message of each line.</summary>
public sealed class LogBook(LogLevel least = LogLevel.Information) : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Page(this, categoryName, least);

    public void Dispose()
    {
    }

    private sealed class Page(LogBook book, string category, LogLevel least) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                book.Lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
