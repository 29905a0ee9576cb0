using System.Globalization;
using Portal.Web.Data;
using Portal.Web.Provider;

namespace Portal.Web.Identity.People;

/// <summary>Finds people by any part of their name or address, by their customer number, and by what they are.</summary>
public sealed class PeopleSearch(Database db)
{
    public const int Size = 25;

    /// <summary>In place of the name of a role: everybody who has one.</summary>
    public const string Staff = "staff";

    private const string Select = """
        select p.key, p.name, p.email, p.customer_number, p.locked_at, coalesce((select string_agg(role, ' ') from person_role
        where person_id = p.id), '') roles
        from person p
        """;

    private const string OfRole =
        "(@role = '' or exists (select 1 from person_role r where r.person_id = p.id and (r.role = @role or @role = 'staff')))";

    private const string Exactly =
        $"{Select} where (p.customer_number = @number or p.email_key = @address) and {OfRole} order by p.name, p.id";

    // SQLite knows capitals of ASCII only, so a name is also looked for as it would be written. A word that was not typed is "%", which
    // every name fits. The order is that of the index, which is read until the page is full.
    private const string Find = $"""
        {Select}
        where (lower(p.name) like @word1 escape '\' or p.name like @title1 escape '\' or p.email_key like @word1 escape '\')
            and (lower(p.name) like @word2 escape '\' or p.name like @title2 escape '\' or p.email_key like @word2 escape '\')
            and (lower(p.name) like @word3 escape '\' or p.name like @title3 escape '\' or p.email_key like @word3 escape '\')
            and {OfRole}
        order by p.name, p.id limit @size offset @skip
        """;

    private const string Everybody = $"{Select} where {OfRole} order by p.name, p.id limit @size offset @skip";

    /// <summary>
    /// A page of people in the order of their names, and one more when there is another page. A whole number or address finds whose it is
    /// and nobody else.
    /// </summary>
    public async Task<IReadOnlyList<PersonListItem>> FindAsync(string text, string role, int page, CancellationToken ct)
    {
        var (size, skip, address) = (Size + 1, (page - 1) * Size, EmailNormalizer.Normalize(text));
        var words = address.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return await db.ListAsync<PersonListItem>(
                Everybody,
                new
                {
                    role,
                    size,
                    skip,
                },
                ct
            );
        if (
            await db.ListAsync<PersonListItem>(
                Exactly,
                new
                {
                    number = CustomerNumber.Read(text) ?? "",
                    address,
                    role,
                },
                ct
            ) is
            { Count: > 0 } exact
        )
            return page == 1 ? exact : [];
        string Word(int i) => i < words.Length ? $"%{Escape(words[i])}%" : "%";
        string Title(int i) => i < words.Length ? $"%{Escape(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(words[i]))}%" : "%";
        var values = new
        {
            word1 = Word(0),
            title1 = Title(0),
            word2 = Word(1),
            title2 = Title(1),
            word3 = Word(2),
            title3 = Title(2),
            role,
            size,
            skip,
        };
        return await db.ListAsync<PersonListItem>(Find, values, ct);
    }

    private static string Escape(string word) =>
        word.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}

/// <summary>A person in a list.</summary>
public sealed record PersonListItem
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public string? CustomerNumber { get; init; }

    public DateTimeOffset? LockedAt { get; init; }

    public required string Roles { get; init; }

    public IEnumerable<string> RoleNames =>
        Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries).OrderBy(r => Identity.Roles.All.ToList().IndexOf(r));
}
