using Portal.Search;

namespace Portal.Tests.Search.Records;

/// <summary>People are found by the beginning of any part of a name, numbers by any part in any format.</summary>
public sealed class NamesAndCodesTests : IDisposable
{
    private readonly OpenedIndex opened = new OpenedIndex().With(
        Customer(
            1,
            ["Kunde Größer-Überall", "Lindenstraße 12a, 10115 Beispielstadt", "first.customer@example.org"],
            ["C-100234", "+49 30 1234567", "HWTC-4A7B-9921"]
        ),
        Customer(2, ["Клиент Новосёлы", "ул. Зелёная 5"], ["C-100235", "+7 495 765 43 21", "ZTEG00FF12AB"]),
        Customer(3, ["Lila Client d'Exemple", "Carrer Llarg 3"], ["C-200111", "972 55 66 77"])
    );

    public void Dispose() => opened.Dispose();

    [Theory]
    [
        InlineData("größer", "1"),
        InlineData("GROSSER", "1"),
        InlineData("groesser", "1"),
        InlineData("über", "1"),
        InlineData("uberall groß", "1")
    ]
    [
        InlineData("linden", "1"),
        InlineData("lind", "1"),
        InlineData("li", "1 3"),
        InlineData("lindenstr 12a", "1"),
        InlineData("10115", "1")
    ]
    [InlineData("first.customer@example.org", "1"), InlineData("first.cust", "1"), InlineData("customer@example", "1")]
    [InlineData("новоселы", "2"), InlineData("новосёл", "2"), InlineData("зеленая клиент", "2"), InlineData("exem lil", "3")]
    [InlineData("inden", ""), InlineData("größer lila", "1 3")]
    public void A_customer_is_found_by_any_beginning_of_a_word_in_any_order(string text, string ids) => Assert.Equal(ids, opened.Ids(text));

    [Theory]
    [
        InlineData("C-100234", "1"),
        InlineData("c100234", "1"),
        InlineData("10023", "1 2"),
        InlineData("C 100235", "2"),
        InlineData("0011", "3")
    ]
    [
        InlineData("+49 30 1234567", "1"),
        InlineData("030 1234567", "1"),
        InlineData("030/123 45 67", "1"),
        InlineData("0049 (0)30-1234567", "1")
    ]
    [InlineData("1234567", "1"), InlineData("+7 (495) 765-43-21", "2"), InlineData("4957654321", "2"), InlineData("765 43 21", "2")]
    [InlineData("+34 972 556677", "3"), InlineData("972556677", "3"), InlineData("HWTC4A7B9921", "1"), InlineData("hwtc-4a7b", "1")]
    [
        InlineData("4a:7b:99", "1"),
        InlineData("ff12", "2"),
        InlineData("hwtc", "1"),
        InlineData("from:1234567", "1"),
        InlineData("9999999", "")
    ]
    public void A_number_is_found_by_any_part_in_any_format(string text, string ids) => Assert.Equal(ids, opened.Ids(text));

    private static IndexRecord Customer(long id, string[] names, string[] codes) =>
        new()
        {
            Kind = "customer",
            Id = id,
            Names = names,
            Codes = codes,
            OpenedAt = OpenedIndex.Start,
            ChangedAt = OpenedIndex.Start,
        };
}
