using System;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

namespace EsExchange.Desktop;

/// <summary>The simulated server, which runs in a process of its own, seen by its users.</summary>
/// <param name="url">The address of its EWS.</param>
internal sealed class Simulator(Uri url)
{
    public const string Account = "dienst@musterbau.example";
    public const string Password = "geheim";
    public const string Anna = "anna.bergmann@musterbau.example";

    private static readonly HttpClient Http = new();

    public Uri Url => url;

    public Task<string> CalendarAsync() => SendAsync(HttpMethod.Get, $"mailboxes/{Anna}/calendar");

    public Task AddAsync(string subject, string start) =>
        SendAsync(HttpMethod.Post, $"mailboxes/{Anna}/calendar", $$"""{"subject":"{{subject}}","start":"{{start}}","timeZone":"W. Europe Standard Time"}""");

    public Task BreakAsync(string fault) => SendAsync(HttpMethod.Post, "faults", fault);

    public Task MendAsync() => SendAsync(HttpMethod.Delete, "faults");

    public Task<string> StatusAsync() => SendAsync(HttpMethod.Get, "status");

    private async Task<string> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(url, "/simulator/" + path));
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Http.SendAsync(request);
        string answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{method} {path}: {answer}");
    }
}
