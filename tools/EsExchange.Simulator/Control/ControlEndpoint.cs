using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;

namespace EsExchange.Simulator.Control;

/// <summary>The JSON interface below <c>/simulator</c>, for scripts and other processes. The README lists it.</summary>
internal sealed class ControlEndpoint(ExchangeServer server)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        var root = routes.MapGroup("/simulator");
        root.MapGet("/status", Status);
        root.MapGet("/counters", () => Results.Json(server.Exchanges.All, Json));
        root.MapPost("/reset", Do(_ => server.Reset()));
        root.MapPost("/counters/reset", Do(_ => server.Exchanges.Clear()));
        root.MapPost("/accounts", (Delegate)(Task<IResult> (HttpContext http) => With<AccountDocument>(http, AddAccount)));
        root.MapPost("/mailboxes", (Delegate)(Task<IResult> (HttpContext http) => With<MailboxDocument>(http, AddMailbox)));
        root.MapGet("/mailboxes/{address}/calendar", (string address, DateTimeOffset? from, DateTimeOffset? until, string? series) =>
            Guard(() => Results.Json(Appointments(Calendar(address), from, until, series).Select(ItemDocument.Of), Json)));
        root.MapPost("/mailboxes/{address}/calendar", (string address, HttpContext http) => With<ItemDocument>(http, d => Add(address, d)));
        root.MapPost("/mailboxes/{address}/calendar/response", (string address, string id, HttpContext http) => With<MeetingAnswerDocument>(http, d =>
        {
            server.Store.Meetings.Respond(server.Store.Mailbox(address), id, d.Response);
            return Results.NoContent();
        }));
        root.MapGet("/mailboxes/{address}/configurations/{folder}/{name}", (string address, string folder, string name) => Guard(() =>
            Configured(address, folder).Configuration(name)?.XmlData is { } xml ? Results.Bytes([.. xml], "text/xml") : throw new KeyNotFoundException("There is no such configuration.")));
        root.MapPut("/mailboxes/{address}/configurations/{folder}/{name}", async (string address, string folder, string name, HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            return Guard(() =>
            {
                Configured(address, folder).SetConfiguration(name, new UserConfiguration { XmlData = body.ToArray() });
                return Results.NoContent();
            });
        });
        root.MapPatch("/mailboxes/{address}/calendar", (string address, string id, HttpContext http) => With<ItemDocument>(http, d =>
            Results.Json(ItemDocument.Of(d.Send == true
                ? server.Store.Meetings.Update(server.Store.Mailbox(address), id, d.ApplyTo)
                : Calendar(address).Change<CalendarItem>(id, d.ApplyTo)), Json)));
        root.MapDelete("/mailboxes/{address}/calendar", (string address, string id, bool? send) => Guard(() =>
        {
            if (send != true)
                return Calendar(address).Delete(id) ? Results.NoContent() : throw new KeyNotFoundException("There is no such item.");
            server.Store.Meetings.Cancel(server.Store.Mailbox(address), id);
            return Results.NoContent();
        }));
        MapFolder<TaskItem, TaskDocument>(root, "tasks", m => m.Tasks, () => new TaskItem(), TaskDocument.Of, (d, i) => d.ApplyTo(i));
        MapFolder<ContactItem, ContactDocument>(root, "contacts", m => m.Contacts, () => new ContactItem(), ContactDocument.Of, (d, i) => d.ApplyTo(i));
        root.MapGet("/faults", () => Results.Json(server.Faults.Rules.Select(r => new { effect = r.Effect.GetType().Name, r.Operation, r.Mailbox, r.Fired }), Json));
        root.MapPost("/faults", (Delegate)(Task<IResult> (HttpContext http) => With<FaultDocument>(http, AddFault)));
        root.MapDelete("/faults", Do(_ => server.Faults.Clear()));
    }

    private void MapFolder<TItem, TDocument>(
        RouteGroupBuilder root, string name, Func<Mailbox, Folder> folder, Func<TItem> create, Func<TItem, TDocument> show, Action<TDocument, TItem> apply)
        where TItem : Item
    {
        var path = "/mailboxes/{address}/" + name;
        root.MapGet(path, (string address) => Guard(() => Results.Json(Of(address).List<TItem>().Select(show), Json)));
        root.MapPost(path, (string address, HttpContext http) => With<TDocument>(http, d =>
        {
            var item = create();
            apply(d, item);
            return Results.Json(show(Of(address).Add(item)), Json, statusCode: StatusCodes.Status201Created);
        }));
        root.MapPatch(path, (string address, string id, HttpContext http) => With<TDocument>(http, d =>
            Results.Json(show(Of(address).Change<TItem>(id, i => apply(d, i))), Json)));
        root.MapDelete(path, (string address, string id) => Guard(() =>
            Of(address).Delete(id) ? Results.NoContent() : throw new KeyNotFoundException("There is no such item.")));

        Folder Of(string address) => folder(server.Store.Mailbox(address));
    }

    private static RequestDelegate Do(Action<HttpContext> action) => http =>
    {
        action(http);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    private IResult Status() => Results.Json(
        new
        {
            version = server.Options.Version.Name,
            http = server.HttpUrl,
            https = server.HttpsUrl,
            certificateAuthority = server.CertificateAuthorityPath,
            messagesSent = server.MessagesSent,
            mailboxes = server.Store.Mailboxes.Select(m => new { m.Address, m.DisplayName, appointments = m.Calendar.Count, tasks = m.Tasks.Count, contacts = m.Contacts.Count }),
        },
        Json);

    private IResult AddAccount(AccountDocument document)
    {
        var impersonates = document.Impersonates is null ? null
            : document.Impersonates.Contains("*") ? Impersonation.All
            : Impersonation.Of(document.Impersonates);
        if (document.IsApplication)
            server.Store.Accounts.AddApplication(document.Name, document.Password, impersonates);
        else
            server.Store.Accounts.Add(document.Name, document.Password, impersonates);
        return Results.NoContent();
    }

    private IResult AddFault(FaultDocument document)
    {
        server.Faults.Add(document.ToRule());
        return Results.NoContent();
    }

    private IResult AddMailbox(MailboxDocument document)
    {
        server.Store.AddMailbox(document.Address, document.DisplayName, document.Password);
        return Results.NoContent();
    }

    private IResult Add(string address, ItemDocument document)
    {
        if (document.Start is not { } start)
            throw new ArgumentException("An appointment needs 'start'.");
        var item = new CalendarItem();
        (document with { End = document.End ?? start.AddMinutes(30) }).ApplyTo(item);
        var stored = document.Send == true ? server.Store.Meetings.Invite(server.Store.Mailbox(address), item) : Calendar(address).Add(item);
        return Results.Json(ItemDocument.Of(stored), Json, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>What is stored, or, between two times, what a calendar shows: of one series where one is named.</summary>
    private static IEnumerable<CalendarItem> Appointments(Folder calendar, DateTimeOffset? from, DateTimeOffset? until, string? series) => (from, until) switch
    {
        ({ } first, { } last) => calendar.View(Instant.FromDateTimeOffset(first), Instant.FromDateTimeOffset(last)).Where(i => series is null || i.SeriesId == series),
        (null, null) when series is null => calendar.List<CalendarItem>(),
        _ => throw new ArgumentException("A view needs 'from' and 'until'."),
    };

    private Folder Configured(string address, string folder) =>
        server.Store.Mailbox(address).Distinguished(folder) ?? throw new KeyNotFoundException("There is no folder '" + folder + "'.");

    private Folder Calendar(string address) => server.Store.Mailbox(address).Calendar;

    private static async Task<IResult> With<T>(HttpContext http, Func<T, IResult> use)
    {
        try
        {
            var document = await JsonSerializer.DeserializeAsync<T>(http.Request.Body, Json, http.RequestAborted);
            return document is null ? Refuse(400, "The body is empty.") : Guard(() => use(document));
        }
        catch (JsonException e)
        {
            return Refuse(400, e.Message);
        }
    }

    private static IResult Guard(Func<IResult> use)
    {
        try
        {
            return use();
        }
        catch (KeyNotFoundException e)
        {
            return Refuse(404, e.Message);
        }
        catch (ArgumentException e)
        {
            return Refuse(400, e.Message);
        }
    }

    private static IResult Refuse(int status, string message) => Results.Json(new { error = message }, Json, statusCode: status);
}
