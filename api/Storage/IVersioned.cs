namespace Coordination.Api.Storage;

/// <summary>A row that people change: every change raises the version, which is its ETag and guards against two writers at once.</summary>
public interface IVersioned
{
    long Version { get; }
}
