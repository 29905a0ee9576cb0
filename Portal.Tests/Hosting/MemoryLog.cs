using System.Text;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Hosting;

/// <summary>Keeps what a portal within the process of the tests logs, in place of its console.</summary>
internal sealed class MemoryLog : ILoggerProvider
{
    private readonly StringBuilder lines = new();

    public string Text
    {
        get
        {
            lock (lines)
                return lines.ToString();
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    private void Add(string line)
    {
        lock (lines)
            lines.AppendLine(line);
    }

    private sealed class Logger(MemoryLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => log.Add($"{logLevel}: {category}[{eventId.Id}] {formatter(state, exception)}{(exception is null ? "" : "\n" + exception)}");
    }
}
