using Portal.Tests.Help.Content;
using Portal.Web.Help.Content;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Provider.Catalogue;

/// <summary>Plans as files: a mistake is named with its line, and what was published and bought stays as it is.</summary>
public sealed class PlanFileTests
{
    private const string Fibre = """
        version: 1
        name: {en: Fibre, de: Glasfaser, es: Fibra, pt: Fibra, ru: Оптика, ca: Fibra}
        summary: For all.
        technologies: [fibre]
        download: {max: 100, normal: 95, min: 80}
        upload: {max: 50, normal: 45, min: 35}
        currency: EUR
        fee: 24.99
        tax_percent: 21
        promotion: {fee: 19.99, months: 6}
        set_up_fee: 29.00
        term_months: 12
        notice_days: 30
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_becomes_a_plan_that_can_be_bought()
    {
        await using var data = await HelpDatabase.CreateAsync();
        Assert.Empty(await ImportAsync(data, Fibre));
        var plan = (await Catalogue(data).FindAsync("fibre", null, Ct)).Value!;
        Assert.Equal((1, "Glasfaser", new Money(2499, "EUR"), 12), (plan.Version, plan.Names["de"], plan.Fee, plan.TermMonths));
        Assert.Equal((new Speeds(100, 95, 80), new Promotion(new(1999, "EUR"), 6)), (plan.Download, plan.Promotion));
        Assert.Equal("fibre", Assert.Single((await Catalogue(data).ListAsync(Ct)).Value!).Code);
        Assert.Equal(AnswerState.NotFound, (await Catalogue(data).FindAsync("other", null, Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await Catalogue(data).FindAsync("fibre", 2, Ct)).State);
    }

    [Theory]
    [InlineData("fee: 24.99", "fee: 22.99")]
    [InlineData("min: 80", "min: 20")]
    [InlineData("notice_days: 30", "notice_days: 14")]
    [InlineData("term_months: 12", "term_months: 0")]
    [InlineData("months: 6", "months: 3")]
    public async Task Terms_of_a_published_version_never_change(string before, string after)
    {
        await using var data = await HelpDatabase.CreateAsync();
        await ImportAsync(data, Fibre);
        var fault = Assert.Single(await ImportAsync(data, Fibre.Replace(before, after, StringComparison.Ordinal)));
        Assert.True(fault.Blocks);
        Assert.Contains("version 1 is published with other terms", fault.Message, StringComparison.Ordinal);
        Assert.Equal(new Money(2499, "EUR"), (await Catalogue(data).FindAsync("fibre", null, Ct)).Value!.Fee);
        Assert.Empty(await ImportAsync(data, Fibre));
    }

    [Fact]
    public async Task A_new_version_takes_its_place_and_who_bought_the_old_one_still_finds_it()
    {
        await using var data = await HelpDatabase.CreateAsync();
        await ImportAsync(data, Fibre);
        var dearer = Fibre
            .Replace("version: 1", "version: 2", StringComparison.Ordinal)
            .Replace("24.99", "27.99", StringComparison.Ordinal);
        Assert.Empty(await ImportAsync(data, dearer));
        Assert.Equal(new Money(2799, "EUR"), Assert.Single((await Catalogue(data).ListAsync(Ct)).Value!).Fee);
        Assert.Equal(new Money(2499, "EUR"), (await Catalogue(data).FindAsync("fibre", 1, Ct)).Value!.Fee);
    }

    [Fact]
    public async Task A_plan_that_is_withdrawn_is_no_longer_sold_and_a_draft_not_yet()
    {
        await using var data = await HelpDatabase.CreateAsync();
        await ImportAsync(data, "state: draft\n" + Fibre);
        Assert.Equal(AnswerState.NotFound, (await Catalogue(data).FindAsync("fibre", 1, Ct)).State);
        Assert.Empty(await ImportAsync(data, Fibre.Replace("24.99", "25.99", StringComparison.Ordinal))); // a draft may change
        Assert.Empty(await ImportAsync(data, "state: retired\n" + Fibre.Replace("24.99", "25.99", StringComparison.Ordinal)));
        Assert.Empty((await Catalogue(data).ListAsync(Ct)).Value!);
        Assert.Equal(PlanState.Retired, (await Catalogue(data).FindAsync("fibre", 1, Ct)).Value!.State);
    }

    [Theory]
    [InlineData("version: 1", "version: 0", "version is a whole number from 1 to 9999")]
    [InlineData("fee: 24.99", "fee: 24,99", "fee is an amount like 34.99")]
    [InlineData("fee: 24.99", "fee: 24.999", "fee is an amount like 34.99")]
    [InlineData("fee: 24.99", "fee: -1", "fee is an amount like 34.99")]
    [InlineData("fee: 24.99", "fee: 9.99", "a promotion is lower than the fee")]
    [InlineData("currency: EUR", "currency: euro", "currency is three letters: EUR")]
    [InlineData("[fibre]", "[pigeon]", "unknown technology pigeon")]
    [InlineData("[fibre]", "fibre", "technologies is a list")]
    [InlineData("{max: 100, normal: 95, min: 80}", "{max: 100, normal: 195, min: 80}", "download is in Mbit/s, none above the one before")]
    [InlineData("term_months: 12", "term_months: 36", "term_months is a whole number from 0 to 24")]
    [InlineData("notice_days: 30", "notice_days: 90", "notice_days is a whole number from 0 to 30")]
    [InlineData("tax_percent: 21", "tax_percent: lots", "tax_percent is a number from 0 to 100")]
    [InlineData("ru: Оптика, ", "", "name is missing in ru")]
    [InlineData("version: 1", "version: 1\ncolour: red", "unknown key colour")]
    [InlineData("version: 1", "version: 1\nstate: Active", "state is draft, active, retired")]
    public void A_mistake_is_named_with_its_line_and_keeps_the_plan_out(string before, string after, string message)
    {
        var files = new Dictionary<string, string> { ["plans/fibre.yaml"] = Fibre.Replace(before, after, StringComparison.Ordinal) };
        var read = Web.Help.Content.Plans.PlanFiles.Read(files);
        Assert.Empty(read.All);
        var fault = read.Faults.First(f => f.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(("plans/fibre.yaml", true), (fault.File, fault.Blocks));
        var line = files[fault.File].Split('\n')[fault.Line - 1];
        Assert.StartsWith(
            message.StartsWith("a promotion", StringComparison.Ordinal) ? "promotion" : Key(message),
            line,
            StringComparison.Ordinal
        );

        static string Key(string message) =>
            message.Split(' ') switch
            {
                ["unknown", "technology", ..] => "technologies",
                ["unknown", "key", var key, ..] => key,
                var words => words[0],
            };
    }

    [Fact]
    public void Where_all_plans_bind_for_two_years_or_lead_nowhere_the_check_says_so()
    {
        var files = new Dictionary<string, string>
        {
            ["plans/fibre.yaml"] = Fibre.Replace("term_months: 12", "term_months: 24\nchange_to: [gone]", StringComparison.Ordinal),
        };
        var faults = Web.Help.Content.Plans.PlanFiles.Read(files).Faults.Select(f => f.Message).ToList();
        Assert.Contains(faults, f => f.Contains("no other plan gone", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("twelve months or less", StringComparison.Ordinal));
    }

    private static EmbeddedCatalogue Catalogue(HelpDatabase data) => new EmbeddedCatalogue(data.Data);

    private static async Task<IReadOnlyList<Diagnostic>> ImportAsync(HelpDatabase data, string plan)
    {
        using var folder = new TempFolder();
        folder.Write("plans/fibre.yaml", plan);
        return [.. (await data.ImportAsync(folder)).Faults.Where(f => f.File.StartsWith("plans/", StringComparison.Ordinal))];
    }
}
