using Portal.Web.Provider;
using Portal.Web.Provider.Contact;

namespace Portal.Tests.Provider.Contact;

/// <summary>What every implementation of the port promises, whether it takes changes or not.</summary>
public abstract class ContactDetailsContract
{
    protected const string Owner = "KD400001";
    protected const string Stranger = "KD400002";

    private static readonly ContactDetails Wanted = new()
    {
        Phone = "+4930231250123",
        SecondPhone = "+4915112345678 ext. 7",
        Channel = ContactChannel.Letter,
        CallTime = CallTime.Evening,
        Language = "ca",
    };

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_is_found_by_a_number_as_it_was_typed_and_a_number_nobody_has_is_not_there()
    {
        var port = await PortAsync();
        Assert.Equal("de", (await port.FindAsync(" kd-400 001", Ct)).Value!.Language);
        foreach (var number in new[] { "KD999999", "", "'; --" })
        {
            Assert.Equal(AnswerState.NotFound, (await port.FindAsync(number, Ct)).State);
            Assert.Equal(AnswerState.NotFound, (await port.ChangeAsync(number, Wanted, Ct)).State);
        }
    }

    [Fact]
    public async Task What_was_changed_stands_there_and_nobody_elses_changed()
    {
        var port = await PortAsync();
        var (before, other) = ((await port.FindAsync(Owner, Ct)).Value!, (await port.FindAsync(Stranger, Ct)).Value!);
        var change = (await port.ChangeAsync(Owner, Wanted, Ct)).Value!;
        Assert.Equal(before, change.Before);
        Assert.Equal(port.TakesChanges ? Wanted : before, change.After);
        Assert.Equal(change.After, (await port.FindAsync(Owner, Ct)).Value);
        Assert.Equal(other, (await port.FindAsync(Stranger, Ct)).Value);
    }

    [Fact]
    public async Task The_same_change_sent_many_times_at_once_is_one()
    {
        var port = await PortAsync();
        await port.ChangeAsync(Owner, Wanted, Ct);
        var next = Wanted with { Phone = null, Language = "ru" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => port.ChangeAsync(Owner, next, Ct)));
        Assert.Equal(port.TakesChanges ? 1 : 0, answers.Count(a => a.Value!.Before != a.Value.After));
    }

    /// <summary>The port of a provider where <see cref="Owner"/> and <see cref="Stranger"/> are customers who speak German.</summary>
    protected abstract Task<IContactDetails> PortAsync();
}
