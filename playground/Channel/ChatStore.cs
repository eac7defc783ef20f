using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Coordination.Contracts;
using Coordination.Playground.Issuer;

namespace Coordination.Playground.Channel;

/// <summary>All chats of the simulated Teams: in memory, and in a file so that a restart keeps them.</summary>
/// <param name="file">null keeps them in memory only, for tests.</param>
public sealed class ChatStore(TimeProvider clock, string? file)
{
    private readonly Lock _lock = new();
    private readonly List<Chat> _chats = file is not null && File.Exists(file)
        ? JsonSerializer.Deserialize<List<Chat>>(File.ReadAllBytes(file), WireJson.Options) ?? []
        : [];

    private readonly List<Channel<string>> _watchers = [];
    private long _lastId;

    /// <summary>The chat of that id; a thread's address (<c>;messageid=</c>) leads to its channel.</summary>
    public Chat? Find(string conversationId)
    {
        var id = Bare(conversationId);
        lock (_lock)
        {
            return _chats.Find(c => c.Id == id);
        }
    }

    public IReadOnlyList<Chat> Of(Person person)
    {
        lock (_lock)
        {
            return [.. _chats.Where(c => c.Members.Contains(person.Id))];
        }
    }

    /// <summary>What this person sees of a chat, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Messages(Chat chat)
    {
        lock (_lock)
        {
            return [.. chat.Messages.Where(m => !m.Deleted)];
        }
    }

    /// <summary>Adds the chat unless a restart brought it back already.</summary>
    public Chat Open(Chat chat)
    {
        lock (_lock)
        {
            if (_chats.Find(c => c.Id == chat.Id) is { } known)
            {
                return known;
            }

            _chats.Add(chat);
        }

        Changed(chat);
        return chat;
    }

    public ChatMessage Add(Chat chat, string? thread, string from, string fromName, JsonObject activity)
    {
        ChatMessage message;
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            _lastId = Math.Max(_lastId + 1, now.ToUnixTimeMilliseconds());
            var id = _lastId.ToString(CultureInfo.InvariantCulture);
            message = new ChatMessage(id, chat.Kind == ConversationKind.Channel ? thread ?? id : null, from, fromName, now, activity);
            chat.Messages.Add(message);
        }

        Changed(chat);
        return message;
    }

    /// <summary>Changes a message in place; false where it is not there.</summary>
    public bool Change(Chat chat, string messageId, Action<ChatMessage, DateTimeOffset> change)
    {
        lock (_lock)
        {
            if (chat.Messages.Find(m => m.Id == messageId) is not { Deleted: false } message)
            {
                return false;
            }

            change(message, clock.GetUtcNow());
        }

        Changed(chat);
        return true;
    }

    public void Installed(Chat chat)
    {
        lock (_lock)
        {
            chat.Installed = true;
        }

        Changed(chat);
    }

    /// <summary>Ids of chats as they change, until the reader goes away.</summary>
    public async IAsyncEnumerable<string> Watch([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var watcher = System.Threading.Channels.Channel.CreateUnbounded<string>();
        lock (_lock)
        {
            _watchers.Add(watcher);
        }

        try
        {
            // Nothing yet, but it opens the stream: from here on no news is missed, and the page asks once for what came before.
            yield return "";
            await foreach (var id in watcher.Reader.ReadAllAsync(ct))
            {
                yield return id;
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers.Remove(watcher);
            }
        }
    }

    internal static string Bare(string conversationId) => conversationId.Split(';', 2)[0];

    private void Changed(Chat chat)
    {
        lock (_lock)
        {
            if (file is not null)
            {
                File.WriteAllBytes($"{file}.new", JsonSerializer.SerializeToUtf8Bytes(_chats, WireJson.Options));
                File.Move($"{file}.new", file, overwrite: true);
            }

            _watchers.ForEach(w => w.Writer.TryWrite(chat.Id));
        }
    }
}
