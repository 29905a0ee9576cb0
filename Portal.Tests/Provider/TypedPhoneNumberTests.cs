using PhoneNumbers;
using PhoneFault = Portal.Web.Provider.PhoneFault;
using PhoneNumber = Portal.Web.Provider.PhoneNumber;

namespace Portal.Tests.Provider;

/// <summary>Numbers as customers type them: kept in one form, shown as people of the country write them, refused with a reason.</summary>
public sealed class TypedPhoneNumberTests
{
    [Theory]
    [InlineData("030 / 23125-0123", "DE", "+4930231250123")]
    [InlineData("+49 (0)30 23125 0123", "ES", "+4930231250123")]
    [InlineData("0049 30 231250123", "DE", "+4930231250123")]
    [InlineData("912 34 56 78", "ES", "+34912345678")]
    [InlineData("8 495 123-45-67", "RU", "+74951234567")]
    [InlineData("\u200E+351\u00A0212\u2011345\u2011678", "PT", "+351212345678")]
    [InlineData("９１２ ３４５ ６７８", "ES", "+34912345678")]
    [InlineData("+44 20 7946 0018 ext. 12", "DE", "+442079460018 ext. 12")]
    [InlineData("+34-912-345-678", null, "+34912345678")]
    public void What_people_type_is_kept_in_one_form(string typed, string? country, string kept) =>
        Assert.Equal((kept, null), PhoneNumber.Parse(typed, country));

    [Theory]
    [InlineData("", "DE", PhoneFault.Shape)]
    [InlineData("please write", "DE", PhoneFault.Shape)]
    [InlineData("030 231250123 in the morning", "DE", PhoneFault.Shape)]
    [InlineData("😀", "DE", PhoneFault.Shape)]
    [InlineData("\"><b onclick=alert(1)>", "DE", PhoneFault.Shape)]
    [InlineData("+34 12", "DE", PhoneFault.Short)]
    [InlineData("912 345", "ES", PhoneFault.Short)]
    [InlineData("912 345 678 912", "ES", PhoneFault.Long)]
    [InlineData("912 345 678", null, PhoneFault.Country)]
    [InlineData("+999 123 456 789", "DE", PhoneFault.Country)]
    [InlineData("112 345 678", "ES", PhoneFault.Unknown)]
    [InlineData("0900 1 123456", "DE", PhoneFault.Premium)]
    public void What_cannot_be_called_says_why(string typed, string? country, PhoneFault fault) =>
        Assert.Equal((null, fault), PhoneNumber.Parse(typed, country));

    [Fact]
    public void However_long_or_strange_it_is_nothing_is_thrown()
    {
        foreach (var typed in new[] { new string('1', 5000), new string('+', 300), "\0", "\uD800", "+" })
            Assert.NotNull(PhoneNumber.Parse(typed, "DE").Fault);
    }

    [Fact]
    public void Every_number_of_every_country_is_kept_shown_and_read_again_as_the_same()
    {
        var plans = PhoneNumberUtil.GetInstance();
        foreach (var country in plans.GetSupportedRegions())
        {
            if (plans.GetExampleNumberForType(country, PhoneNumberType.MOBILE) is not { } example)
                continue;
            var kept = plans.Format(example, PhoneNumberFormat.E164);
            Assert.Equal((kept, null), PhoneNumber.Parse(kept, null));
            Assert.Equal((kept, null), PhoneNumber.Parse(PhoneNumber.Show(kept, "DE"), "DE"));
            Assert.Equal(plans.Format(example, PhoneNumberFormat.RFC3966), PhoneNumber.Link(kept, "DE"));
        }
    }

    [Theory]
    [InlineData("+34912345678", "ES", "912 34 56 78")]
    [InlineData("+34912345678", "DE", "+34 912 34 56 78")]
    [InlineData("+44 0000 000001", "GB", "+44 0000 000001")]
    [InlineData("call my neighbour", "GB", "call my neighbour")]
    [InlineData("030 231250123 in the morning", "DE", "030 231250123 in the morning")]
    public void It_is_shown_as_in_its_country_and_with_its_code_elsewhere(string kept, string country, string shown) =>
        Assert.Equal(shown, PhoneNumber.Show(kept, country));

    [Theory]
    [InlineData("030 / 231250123 (mornings)", null, "tel:030231250123")]
    [InlineData("030 231250123", "DE", "tel:+49-30-231250123")]
    [InlineData("javascript:alert(1)", null, "tel:1")]
    public void A_link_calls_it_and_does_nothing_else(string typed, string? country, string link) =>
        Assert.Equal(link, PhoneNumber.Link(typed, country));
}
