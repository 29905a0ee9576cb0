using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Portal.Web.Data.Keys;

/// <summary>
/// The keys of Data Protection as rows, so that every node reads what another has protected. The framework asks without waiting, so these
/// calls block; it asks about once a day. Storing waits for the writer: it must never be called from within a write.
/// </summary>
public sealed class KeyTable(Database db) : IDeletableXmlRepository
{
    private const string All = "select id, xml from data_key order by id";
    private const string Insert = "insert into data_key (name, xml, created_at) values (@name, @xml, @Now)";
    private const string Delete = "delete from data_key where id = @id";

    /// <summary>What is written together with a new key, by its name.</summary>
    internal Func<UnitOfWork, string, Task>? WithNew { get; init; }

    public IReadOnlyCollection<XElement> GetAllElements() => [.. Read().Select(r => XElement.Parse(r.Xml))];

    public void StoreElement(XElement element, string friendlyName)
    {
        var xml = element.ToString(SaveOptions.DisableFormatting);
        db.WriteAsync(async work =>
            {
                await work.ExecuteAsync(
                    Insert,
                    new
                    {
                        name = friendlyName,
                        xml,
                        work.Now,
                    }
                );
                if (WithNew is not null)
                    await WithNew(work, friendlyName);
            })
            .GetAwaiter()
            .GetResult();
    }

    public bool DeleteElements(Action<IReadOnlyCollection<IDeletableElement>> chooseElements)
    {
        var elements = Read().Select(r => new Element(r)).ToList();
        chooseElements(elements);
        var chosen = elements.Where(e => e.DeletionOrder is not null).OrderBy(e => e.DeletionOrder).ToList();
        db.WriteAsync(async work =>
            {
                foreach (var element in chosen)
                    await work.ExecuteAsync(Delete, new { id = element.Id });
            })
            .GetAwaiter()
            .GetResult();
        return true;
    }

    private IReadOnlyList<Row> Read() => db.ListAsync<Row>(All).GetAwaiter().GetResult();

    private sealed record Row
    {
        public required long Id { get; init; }

        public required string Xml { get; init; }
    }

    private sealed class Element(Row row) : IDeletableElement
    {
        public long Id => row.Id;

        XElement IDeletableElement.Element { get; } = XElement.Parse(row.Xml);

        public int? DeletionOrder { get; set; }
    }
}
