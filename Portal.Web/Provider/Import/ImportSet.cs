using Portal.Web.Provider.Embedded;

namespace Portal.Web.Provider.Import;

/// <summary>What was stated, and where.</summary>
internal sealed record Located<T>(SourceLocation Place, T Value);

/// <summary>A service and the customer it belongs to.</summary>
internal sealed record OwnedService(string Customer, Service Service);

/// <summary>
/// Everything a set of files states, put together by the provider's own numbers. What is said of one thing twice is a fault.
/// </summary>
internal sealed class ImportSet(DiagnosticList faults)
{
    private readonly HashSet<string> badCustomers = [];
    private readonly HashSet<string> badServices = [];

    /// <summary>By customer number.</summary>
    public Dictionary<string, Located<Customer>> Customers { get; } = [];

    /// <summary>By service number.</summary>
    public Dictionary<string, Located<OwnedService>> Services { get; } = [];

    /// <summary>By service number and serial number. A service that stands here has these devices and no others.</summary>
    public Dictionary<string, Dictionary<string, Located<Device>>> Devices { get; } = [];

    /// <summary>By customer number and hash.</summary>
    public Dictionary<string, Dictionary<string, Located<StoredCode>>> Codes { get; } = [];

    /// <summary>Everybody the files say something about, but for the owners of services that are only named.</summary>
    public IEnumerable<string> CustomerNumbers => Customers.Keys.Concat(Services.Values.Select(s => s.Value.Customer)).Concat(Codes.Keys);

    /// <summary>Every service the files say something about.</summary>
    public IEnumerable<string> ServiceNumbers => Services.Keys.Concat(Devices.Keys);

    /// <summary>Something about this customer cannot be read, so that nothing about them is believed.</summary>
    public bool IsBadCustomer(string number) => badCustomers.Contains(number);

    /// <inheritdoc cref="IsBadCustomer"/>
    public bool IsBadService(string number) => badServices.Contains(number);

    /// <summary>Takes what a file says; of a broken one only to report its faults.</summary>
    public void Add(SourceFile file)
    {
        foreach (var row in file.Rows)
        {
            if (row.Kind == RowKind.Availability)
            {
                faults.Add(row.File, row.Line, "", "what can be had where is brought in with \"provider availability\"");
                return;
            }

            var before = faults.Count;
            var reader = new RowReader(row, faults);
            var number = reader.Number(row.Kind == RowKind.Device ? "service" : "customer");
            if (row.Kind == RowKind.Customer)
                AddCustomer(row, reader, number);
            else if (row.Kind == RowKind.Service)
                AddService(row, reader, number);
            else if (row.Kind == RowKind.Device)
                Add(Devices, row, number, reader.Device(), d => d.Serial, "serial");
            else
                Add(Codes, row, number, reader.Code(number), c => c.Hash, "code");
            if (number.Length > 0 && (file.IsBroken || reader.HasErrors || faults.Count > before))
                (row.Kind == RowKind.Device ? badServices : badCustomers).Add(number);
        }
    }

    private void AddCustomer(ImportRow row, RowReader reader, string number)
    {
        var customer = reader.Customer(number);
        if (number.Length > 0 && !Customers.TryAdd(number, new(row.PlaceOf("customer"), customer)))
            Twice(row, "customer", Customers[number].Place);
    }

    private void AddService(ImportRow row, RowReader reader, string customer)
    {
        var number = reader.Number("service");
        var service = reader.Service(number);
        if (number.Length == 0)
            return;
        if (row.ListsDevices)
            Devices.TryAdd(number, []);
        if (!Services.TryAdd(number, new(row.PlaceOf("service"), new OwnedService(customer, service))))
            Twice(row, "service", Services[number].Place);
    }

    private void Add<T>(
        Dictionary<string, Dictionary<string, Located<T>>> all,
        ImportRow row,
        string number,
        T value,
        Func<T, string> key,
        string column
    )
    {
        if (number.Length == 0)
            return;
        if (!all.TryGetValue(number, out var list))
            all[number] = list = [];
        if (!list.TryAdd(key(value), new(row.PlaceOf(column), value)) && row.Find(column) is not null)
            Twice(row, column, list[key(value)].Place);
    }

    private void Twice(ImportRow row, string column, SourceLocation first) =>
        faults.Add(row.PlaceOf(column), column, $"stands already in {first.File}:{first.Line}");
}
