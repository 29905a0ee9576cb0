namespace Portal.Tests.Provider.Import;

public abstract partial class ProviderImportTests
{
    [Fact]
    public async Task One_fault_stops_everything_unless_part_of_it_is_asked_for()
    {
        var good = Json.Replace("#", "GOOD", StringComparison.Ordinal);
        var bad = Json.Replace("#", "BAD", StringComparison.Ordinal)
            .Replace("\"kind\": \"ont\"", "\"kind\": \"toaster\"", StringComparison.Ordinal);
        var files = new[] { host.File("good.json", good), host.File("bad.json", bad) };
        var refused = await host.RunAsync(files);
        Assert.False(refused.IsAccepted);
        Assert.Contains(
            ":9: kind: \"toaster\" is not one of other, router,",
            Assert.Single(refused.Faults).ToString(),
            StringComparison.Ordinal
        );
        Assert.Null(await host.RecordAsync("GOOD"));
        var partial = await host.RunAsync(dryRun: false, partial: true, files);
        Assert.Equal(["GOOD"], partial.Added);
        Assert.Equal(1, partial.LeftOut);
        Assert.NotNull(await host.RecordAsync("GOOD"));
        Assert.Null(await host.RecordAsync("BAD"));
    }

    [Fact]
    public async Task A_broken_file_takes_everybody_it_names_with_it()
    {
        var devices = host.File("devices.csv", "service,serial,kind,model\nBROKENL1,S1,router,Box\nBROKENL1,S2,mesh,a \"mesh\"\n");
        await host.RunAsync(host.File("all.json", Json.Replace("#", "BROKEN", StringComparison.Ordinal)));
        var result = await host.RunAsync(dryRun: false, partial: true, devices);
        Assert.Equal(1, result.LeftOut);
        Assert.Equal(["S2", "S;1"], (await host.RecordAsync("BROKEN"))!.Services[0].Devices.Select(d => d.Serial));
    }

    [Fact]
    public async Task Expired_codes_go_and_too_many_valid_ones_are_refused()
    {
        await host.RunAsync(host.File("all.json", Json.Replace("#", "CODES", StringComparison.Ordinal)));
        data.Clock.Advance(TimeSpan.FromDays(2));
        await host.RunAsync(host.File("codes.csv", "customer,code\nCODES,new-code\n"));
        Assert.Equal(2, (await host.RecordAsync("CODES"))!.Codes.Count);
        var many = await host.RunAsync(
            host.File("codes.csv", "customer,code\n" + string.Concat(Enumerable.Range(0, 16).Select(n => $"CODES,code-0{n}\n")))
        );
        Assert.Contains("more than 16 codes", Assert.Single(many.Faults).Message, StringComparison.Ordinal);
        data.Clock.AdjustTime(data.Clock.GetUtcNow().AddDays(-2));
    }

    [Fact]
    public async Task What_does_not_fit_to_what_is_known_is_a_fault_at_its_place()
    {
        await host.RunAsync(host.File("all.json", Json.Replace("#", "OWNER", StringComparison.Ordinal)));
        var result = await host.RunAsync(
            host.File("a.csv", "customer,name,language\nOTHER,Somebody,de\nother,Somebody,de\n"),
            host.File(
                "b.csv",
                "service,customer,technology,state,plan,street,postcode,town,country\n"
                    + "OWNERL1,OTHER,dsl,active,P,S,1,T,DE\nX1,NOBODY,dsl,active,P,S,1,T,DE\n"
            ),
            host.File("c.csv", "service,serial,kind,model\nNOSERVICE,S1,router,Box\n"),
            host.File("d.csv", "customer,code\nNOBODY,123456\n")
        );
        Assert.Equal(
            [
                "a.csv:3: customer: stands already in a.csv:2",
                "c.csv:2: service: unknown service: neither in these files nor imported before",
                "b.csv:3: customer: unknown customer: neither in these files nor imported before",
                "d.csv:2: customer: unknown customer: neither in these files nor imported before",
                "b.csv:2: service: belongs to another customer; a line that changes hands gets a new number",
            ],
            result
                .Faults.Select(f => f.ToString().Replace(host.Folder.Path + "/", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .OrderBy(f => Order(f))
        );
        static int Order(string fault) =>
            fault switch
            {
                _ when fault.StartsWith('a') => 0,
                _ when fault.StartsWith('c') => 1,
                _ when fault.Contains("belongs", StringComparison.Ordinal) => 3,
                _ => 2,
            };
    }

    [Fact]
    public async Task Hostile_texts_are_refused_or_kept_as_they_are()
    {
        var texts = Hostile.HostileLists.Available.Where(t => t.Trim().Length > 0 && !t.Any(char.IsSurrogate)).Take(2000).ToList();
        var lines = texts.Select((t, n) => $"HOSTILE{n},\"{t.Replace("\"", "\"\"", StringComparison.Ordinal)}\",en\n");
        var result = await host.RunAsync(
            dryRun: false,
            partial: true,
            host.File("hostile.csv", "customer,name,language\n" + string.Concat(lines))
        );
        Assert.Equal(texts.Count, result.Added.Count + result.LeftOut);
        Assert.True(result.Added.Count > texts.Count / 2, $"{result.Added.Count} of {texts.Count}");
        foreach (var number in result.Added.Take(200))
        {
            var text = texts[int.Parse(number.AsSpan("HOSTILE".Length), System.Globalization.CultureInfo.InvariantCulture)];
            Assert.Equal(text.Trim().Normalize(), (await host.Customers.FindAsync(number, Ct)).Value?.Name);
        }
    }
}
