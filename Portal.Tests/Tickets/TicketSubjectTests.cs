using Portal.Web.Tickets.New;

namespace Portal.Tests.Tickets;

/// <summary>The line that stands for a request whose writer gave none.</summary>
public sealed class TicketSubjectTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  \r\n\n ", "")]
    [InlineData("?", "?")]
    [InlineData("No internet since this morning. The red light blinks.", "No internet since this morning")]
    [InlineData("Нет интернета!\nИндикатор красный.", "Нет интернета")]
    [InlineData("  Two   blanks\tand a tab  ", "Two blanks and a tab")]
    [InlineData("The address 192.168.1.1 does not open", "The address 192.168.1.1 does not open")]
    public void It_is_the_first_sentence(string words, string subject) => Assert.Equal(subject, TicketSubject.From(words));

    [Theory]
    [InlineData("aaaaaaaaa ")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("\U0001F642")]
    public void A_long_one_is_cut_and_says_so_and_no_letter_is_cut_in_two(string part)
    {
        var subject = TicketSubject.From(string.Concat(Enumerable.Repeat(part, 100)));
        Assert.InRange(subject.Length, 40, 80);
        Assert.EndsWith("…", subject, StringComparison.Ordinal);
        Assert.False(char.IsHighSurrogate(subject[^2]));
        Assert.DoesNotContain(" …", subject, StringComparison.Ordinal);
    }
}
