using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using EsExchange.EserpUser;

// EsExchange.EserpUser DATABASE list STAFF | add STAFF[,STAFF] SUBJECT START END [LOCATION] | change ID FIELD VALUE | delete ID | staff NUMBER NAME EMAIL
Console.OutputEncoding = System.Text.Encoding.UTF8;
if (args.Length < 3 || (!args[0].Contains('=') && !File.Exists(args[0])))
{
    Console.Error.WriteLine("Usage: DATABASE list STAFF | add STAFF[,STAFF] SUBJECT START END [LOCATION] | change ID FIELD VALUE | delete ID | staff NUMBER NAME EMAIL");
    return 64;
}

using var user = new EserpUser(args[0]);
switch (args[1], args.Length)
{
    case ("list", 3):
        Console.WriteLine(JsonSerializer.Serialize(user.List(int.Parse(args[2], CultureInfo.InvariantCulture))));
        return 0;
    case ("add", 6 or 7):
        Console.WriteLine(user.Add(args[2].Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)), args[3], args[4], args[5], args.ElementAtOrDefault(6) ?? string.Empty));
        return 0;
    case ("change", 5):
        user.Change(long.Parse(args[2], CultureInfo.InvariantCulture), args[3], args[4]);
        return 0;
    case ("staff", 5):
        user.Hire(int.Parse(args[2], CultureInfo.InvariantCulture), args[3], args[4]);
        return 0;
    case ("delete", 3):
        user.Delete(long.Parse(args[2], CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine($"'{args[1]}' is not understood with {args.Length - 2} arguments.");
        return 64;
}
