namespace Portal.Tests.Identity.Doors;

/// <summary>Sends one request as a visitor would, follows nothing and keeps nothing. Forms are sent empty and without a token.</summary>
internal sealed class Knocking(Uri site, string cookies) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site };

    public async Task<HttpResponseMessage> AskAsync(Door door, string? method = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method ?? (door.Method == "ANY" ? "GET" : door.Method)), new Uri(door.Address, UriKind.Relative));
        if (cookies != "") request.Headers.Add("Cookie", cookies);
        if (request.Method != HttpMethod.Get) request.Content = new FormUrlEncodedContent([]);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => client.Dispose();
}
