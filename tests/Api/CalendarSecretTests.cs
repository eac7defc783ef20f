using Coordination.Api.Calendar;

namespace Coordination.Tests.Api;

public sealed class CalendarSecretTests
{
    private static readonly Guid Person = Guid.Parse("0198a3a2-0000-7000-8000-000000000007");
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void A_secret_has_256_bits_and_is_not_what_is_stored()
    {
        var made = CalendarSecret.Make(Person, Key, default);
        var secret = made.Reveal(Key)!;

        Assert.Equal(CalendarSecret.Length, secret.Length);
        Assert.Matches("^[A-Za-z0-9_-]+$", secret);
        Assert.Equal(CalendarSecret.HashOf(secret), made.Hash);
        Assert.DoesNotContain(secret, made.Hash + made.Salt);
    }

    [Fact]
    public void Two_secrets_of_one_person_differ() =>
        Assert.NotEqual(CalendarSecret.Make(Person, Key, default).Reveal(Key), CalendarSecret.Make(Person, Key, default).Reveal(Key));

    [Fact]
    public void Another_key_reveals_nothing() =>
        Assert.Null(CalendarSecret.Make(Person, Key, default).Reveal([.. Key.Reverse()]));

    [Theory]
    [InlineData("", true)]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", true)]
    [InlineData("AAECAwQFBgcICQoLDA0ODw==", false)]
    [InlineData("kein Schlüssel", false)]
    public void A_key_has_at_least_32_bytes(string key, bool usable) => Assert.Equal(usable, new CalendarOptions { Key = key }.IsUsable);
}
