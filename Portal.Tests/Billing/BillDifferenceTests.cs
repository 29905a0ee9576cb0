using Portal.Web.Billing;
using Portal.Web.Provider.Billing;
using Portal.Web.Site;

namespace Portal.Tests.Billing;

/// <summary>Why a bill is another sum than the one before, in a sentence.</summary>
public sealed class BillDifferenceTests
{
    private static readonly InvoiceItem Plan = Item(LineKind.Plan, 3499, "fibre-500");
    private static readonly InvoiceItem Discount = Item(LineKind.Discount, -1000, "fibre-500");
    private static readonly InvoiceItem Television = Item(LineKind.Extra, 1499, "tv-plus");

    [Fact]
    public void What_came_and_what_went_is_named_with_its_sum_the_largest_first() =>
        Assert.Equal(
            "This bill is £24.99 higher than the one before: new: TV Plus (£14.99); no longer on it: "
                + "Fibre 500: discount of the first months (−£10.00).",
            Sentence("en", [Plan, Discount], [Plan, Television])
        );

    [Fact]
    public void A_price_that_changed_is_said_with_both_sums()
    {
        var dearer = Plan with { Amount = new(3699, "GBP") };
        Assert.Equal(
            "This bill is £2.00 higher than the one before: Fibre 500 costs £36.99 instead of £34.99.",
            Sentence("en", [Plan], [dearer])
        );
        Assert.Equal(
            "Diese Rechnung ist um 2,00 £ niedriger als die vorige: Fibre 500 kostet 34,99 £ statt 36,99 £.",
            Plain(Sentence("de", [dearer], [Plan]))
        );
    }

    [Fact]
    public void The_same_bill_is_the_same_and_the_same_sum_of_other_things_is_not()
    {
        Assert.Equal("This bill is the same as the one before.", Sentence("en", [Plan, Discount], [Discount, Plan]));
        var other = Television with { Amount = Plan.Amount };
        Assert.StartsWith(
            "The total is the same as before, but not what it is made of: ",
            Sentence("en", [Plan], [other]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_change_of_plan_is_one_that_went_and_one_that_came()
    {
        var difference = BillDifference.Between([Plan], [Plan with { Code = "fibre-1000", Amount = new(4499, "GBP") }]);
        Assert.Equal([Difference.Added, Difference.Removed], difference.Items.Select(d => d.Kind));
        Assert.Equal(1000, difference.Change.Minor);
    }

    [Fact]
    public void Many_changes_are_counted_after_the_largest()
    {
        var many = Enumerable.Range(1, 9).Select(n => Item(LineKind.Other, n * 100, null) with { Text = $"Thing {n}" }).ToList();
        var sentence = Sentence("ru", [], many);
        Assert.Contains("Thing 9", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Thing 5 ", sentence, StringComparison.Ordinal);
        Assert.EndsWith("и ещё 5 изменений.", Plain(sentence), StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_are_exactly_the_whole_whatever_the_bills()
    {
        var random = new Random(7);
        for (var n = 0; n < 500; n++)
        {
            var (before, now) = (Bill(random), Bill(random));
            var difference = BillDifference.Between(before, now);
            Assert.Equal(now.Sum(i => i.Amount.Minor) - before.Sum(i => i.Amount.Minor), difference.Change.Minor);
            Assert.Equal(difference.Change.Minor, difference.Items.Sum(d => d.Change.Minor));
        }
    }

    private static List<InvoiceItem> Bill(Random random) =>
        [
            .. Enumerable
                .Range(0, random.Next(6))
                .Select(_ =>
                    Item((LineKind)random.Next(11), random.Next(-500, 5000), random.Next(3) == 0 ? null : $"code-{random.Next(3)}")
                ),
        ];

    private static string Sentence(string language, IReadOnlyList<InvoiceItem> before, IReadOnlyList<InvoiceItem> now)
    {
        var words = new Texts().In(Language.FromCode(language));
        var names = new BillNames(words, new Dictionary<string, string> { ["fibre-500"] = "Fibre 500", ["tv-plus"] = "TV Plus" });
        return new WhySentence(words, names).Write(BillDifference.Between(before, now));
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ');

    private static InvoiceItem Item(LineKind kind, long minor, string? code) =>
        new()
        {
            Kind = kind,
            Code = code,
            Service = "L1",
            Amount = new(minor, "GBP"),
            Lines = 1,
        };
}
