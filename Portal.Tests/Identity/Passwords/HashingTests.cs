using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Passwords;

namespace Portal.Tests.Identity.Passwords;

/// <summary>How passwords are kept, and how many may be hashed at once.</summary>
public sealed class HashingTests
{
    private static readonly Person Somebody = new();

    [Fact]
    public void What_is_kept_names_its_function_and_its_rounds_and_is_never_the_same_twice()
    {
        var hasher = new UnicodePasswordHasher(new PasswordLimits());
        var kept = Convert.FromBase64String(hasher.HashPassword(Somebody, "seven green umbrellas"));
        Assert.Equal(1, kept[0]); // the framework's third format
        Assert.Equal(2u, BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(1))); // PBKDF2 with HMAC-SHA512
        Assert.Equal(220_000u, BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(5)));
        Assert.Equal(16u, BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(9))); // bytes of salt
        Assert.Equal(13 + 16 + 32, kept.Length);
        Assert.NotEqual(kept, Convert.FromBase64String(hasher.HashPassword(Somebody, "seven green umbrellas")));
    }

    [Fact]
    public void When_the_rounds_are_raised_the_old_hash_still_lets_in_and_asks_to_be_made_anew()
    {
        var old = new UnicodePasswordHasher(new PasswordLimits { Rounds = 1_000 }).HashPassword(Somebody, "seven green umbrellas");
        Assert.Equal(
            PasswordVerificationResult.SuccessRehashNeeded,
            new UnicodePasswordHasher(new PasswordLimits { Rounds = 2_000 }).VerifyHashedPassword(Somebody, old, "seven green umbrellas")
        );
        Assert.Equal(
            PasswordVerificationResult.Success,
            new UnicodePasswordHasher(new PasswordLimits { Rounds = 1_000 }).VerifyHashedPassword(Somebody, old, "seven green umbrellas")
        );
        Assert.Equal(
            PasswordVerificationResult.Failed,
            new UnicodePasswordHasher(new PasswordLimits { Rounds = 2_000 }).VerifyHashedPassword(Somebody, old, "eight green umbrellas")
        );
    }

    [Theory]
    [InlineData("u\u0308ber dem Dach", "\u00FCber dem Dach")]
    [InlineData("man\u0303ana temprano", "ma\u00F1ana temprano")]
    [InlineData("мои\u0306 кот", "мо\u0439 кот")]
    [InlineData("fac\u0327ade", "fa\u00E7ade")]
    [InlineData("ｗｉｄｅ １２３", "wide 123")]
    public void One_password_is_one_password_whatever_keyboard_it_came_from(string one, string other)
    {
        var hasher = new UnicodePasswordHasher(new PasswordLimits { Rounds = 1_000 });
        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(Somebody, hasher.HashPassword(Somebody, one), other));
    }

    [Theory]
    [InlineData(73)]
    [InlineData(100)]
    [InlineData(128)]
    public void Every_character_counts(int place)
    {
        var hasher = new UnicodePasswordHasher(new PasswordLimits { Rounds = 1_000 });
        var (password, changed) = (new string('ü', 128), new string('ü', place - 1) + "u" + new string('ü', 128 - place));
        Assert.Equal(
            PasswordVerificationResult.Failed,
            hasher.VerifyHashedPassword(Somebody, hasher.HashPassword(Somebody, password), changed)
        );
    }

    [Fact]
    public async Task Few_are_hashed_at_once_a_few_wait_and_the_others_are_told_at_once()
    {
        var ct = TestContext.Current.CancellationToken;
        var queue = new HashingQueue();
        var gate = new TaskCompletionSource();
        var (running, most) = (0, 0);
        var asked = Enumerable
            .Range(0, 100)
            .Select(n =>
                queue.RunAsync(
                    async () =>
                    {
                        most = Math.Max(most, Interlocked.Increment(ref running));
                        await gate.Task;
                        Interlocked.Decrement(ref running);
                        return true;
                    },
                    new HashingSlot($"network {n}"),
                    ct
                )
            )
            .ToList();
        await Until.TrueAsync(
            () => Task.FromResult(asked.Count(t => t.IsFaulted) >= 59),
            () => $"{asked.Count(t => t.IsFaulted)} were refused",
            ct
        );
        gate.SetResult();
        foreach (var refused in asked.Where(t => t.IsFaulted).ToList())
            await Assert.ThrowsAsync<BusyException>(() => refused);
        foreach (var taken in asked.Where(t => !t.IsFaulted).ToList())
            Assert.True(await taken);
        Assert.InRange(most, 1, Math.Max(1, Environment.ProcessorCount / 2));
        Assert.True(await queue.RunAsync(() => Task.FromResult(true), ct));
    }

    [Fact]
    public async Task A_flood_from_one_network_leaves_room_for_others_and_a_flood_from_all_for_those_who_are_known_who_go_first()
    {
        var ct = TestContext.Current.CancellationToken;
        var (queue, gate, order) = (
            new HashingQueue(),
            new TaskCompletionSource(),
            new System.Collections.Concurrent.ConcurrentQueue<string>()
        );
        Task<bool> Come(string who, HashingSlot place) =>
            queue.RunAsync(
                async () =>
                {
                    await gate.Task;
                    order.Enqueue(who);
                    return true;
                },
                place,
                ct
            );
        var flood = Enumerable.Range(0, 50).Select(_ => Come("flood", new HashingSlot("one"))).ToList();
        Assert.Equal(40, flood.Count(f => f.IsFaulted));
        Assert.True(queue.IsFull(new HashingSlot("one")));
        Assert.False(queue.IsFull(new HashingSlot("another")));
        flood.AddRange(Enumerable.Range(0, 60).Select(n => Come("flood", new HashingSlot($"many {n}"))));
        Assert.True(queue.IsFull(new HashingSlot("another")));
        Assert.False(queue.IsFull(HashingSlot.Reserved));
        var known = Come("known", HashingSlot.Reserved);
        using var gone = new CancellationTokenSource();
        var leaving = queue.RunAsync(() => Task.FromResult(true), HashingSlot.Reserved, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        gate.SetResult();
        Assert.True(await known);
        foreach (var taken in flood.Where(f => !f.IsFaulted))
            Assert.True(await taken);
        Assert.InRange(order.ToList().IndexOf("known"), 0, 2 * Environment.ProcessorCount);
        Assert.False(queue.IsFull(new HashingSlot("one")));
    }
}
