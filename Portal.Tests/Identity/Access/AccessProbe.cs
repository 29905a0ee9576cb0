namespace Portal.Tests.Identity.Access;

/// <summary>Sends one request as a visitor would, follows nothing and keeps nothing. Forms are sent empty and without a token.</summary>
internal sealed class AccessProbe(Uri site, string cookies) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = site,
    };

    public async Task<HttpResponseMessage> AskAsync(AccessCase door, string? method = null)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(method ?? (door.Method == "ANY" ? "GET" : door.Method)),
            new Uri(door.Address, UriKind.Relative)
        );
        if (cookies != "")
            request.Headers.Add("Cookie", cookies);
        if (request.Method != HttpMethod.Get)
            request.Content = new FormUrlEncodedContent([]);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => client.Dispose();
}
