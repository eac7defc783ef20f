using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.World;

/// <summary>What a host logged as an error: a world that ends with one has failed, whatever its tests saw.</summary>
public sealed class ErrorLog : ILoggerProvider, ILogger
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "host-errors.log");

    public ConcurrentQueue<string> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            var entry = $"{formatter(state, exception)} {exception}";
            Entries.Enqueue(entry);
            lock (File)
            {
                // The runner keeps to itself what a fixture says at its end.
                System.IO.File.AppendAllText(File, entry + Environment.NewLine);
            }
        }
    }

    public void Dispose()
    {
    }
}
