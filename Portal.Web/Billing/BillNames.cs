using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Billing;

/// <summary>What stands on bills, in the words of a language.</summary>
/// <param name="texts">The texts of the language.</param>
/// <param name="names">Names of plans and extras by their codes.</param>
public sealed class BillNames(LocalizedTexts texts, IReadOnlyDictionary<string, string> names)
{
    public Language Language => texts.Language;

    /// <summary>Asks the catalogue for the names; where it does not answer, bills say what was printed.</summary>
    public static async Task<BillNames> ReadAsync(ICatalogue catalogue, LocalizedTexts texts, CancellationToken ct)
    {
        var names = new Dictionary<string, string>();
        if ((await catalogue.ListAsync(ct)).Has(out var plans))
            foreach (var plan in plans)
                names[plan.Code] = plan.Names.GetValueOrDefault(texts.Language.Code, plan.Code);
        if ((await catalogue.ListExtrasAsync(ct)).Has(out var extras))
            foreach (var extra in extras)
                names[extra.Code] = extra.Names.GetValueOrDefault(texts.Language.Code, extra.Code);
        return new(texts, names);
    }

    public string Of(InvoiceLine line) => Of(line.Kind, line.Code, line.Text);

    public string Of(InvoiceItem item) => Of(item.Kind, item.Code, item.Text);

    /// <summary>The name of a plan or extra; what was printed, where the catalogue has none.</summary>
    public string Of(string? code, string printed) =>
        code is not null && names.TryGetValue(code, out var name) ? name
        : printed != "" ? printed
        : code ?? "";

    private string Of(LineKind kind, string? code, string printed)
    {
        var name = Of(code, printed);
        return kind switch
        {
            LineKind.Plan or LineKind.Extra when name != "" => name,
            LineKind.Usage or LineKind.Other when printed != "" => printed,
            _ when name != "" && texts[$"Billing.Line.{kind}.Of"] is var with && with != $"Billing.Line.{kind}.Of" => texts[
                $"Billing.Line.{kind}.Of",
                name
            ],
            _ => texts[$"Billing.Line.{kind}"],
        };
    }
}
