using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Web.Data;
using Portal.Web.Data.Keys;

namespace Portal.Tests.Data.Keys;

/// <summary>The keys as one node has them, set up as the program does, over the database of a test.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly WebApplication app;

    public Node(Database database, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        foreach (var (name, value) in settings)
            builder.Configuration[name] = value;
        builder.WebHost.UseKestrelCore();
        builder.Services.AddLogging().AddSingleton(database).AddSingleton(TimeProvider.System);
        builder.AddKeys();
        app = builder.Build();
    }

    public KeyReadiness Readiness => app.Services.GetRequiredService<KeyReadiness>();

    public KeyEncryption Encryption => app.Services.GetRequiredService<KeyEncryption>();

    public KeyRotation Rotation => app.Services.GetRequiredService<KeyRotation>();

    public IKeyManager Keys => app.Services.GetRequiredService<IKeyManager>();

    public KeyTable Table => app.Services.GetRequiredService<KeyTable>();

    public IEnumerable<IHostedService> Hosted => app.Services.GetServices<IHostedService>();

    private IDataProtector Protector => app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    public string Protect(string text) => Protector.Protect(text);

    public string Unprotect(string text) => Protector.Unprotect(text);

    /// <summary>Which key protected it: its name follows the four bytes that all such texts begin with.</summary>
    public static Guid KeyOf(string text) => new(WebEncoders.Base64UrlDecode(text).AsSpan(4, 16));

    /// <summary>As the change table does.</summary>
    public async Task TellAsync(string tag, CancellationToken ct)
    {
        foreach (var listener in app.Services.GetServices<IChangeListener>())
            await listener.ChangedAsync([tag], ct);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
