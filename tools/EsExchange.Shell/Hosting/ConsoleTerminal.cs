using System;
using System.Collections.Generic;
using System.IO;

namespace EsExchange.Shell.Hosting;

/// <summary>The process's console, each of its streams perhaps redirected.</summary>
public sealed class ConsoleTerminal(bool nonInteractive) : Terminal
{
    private const int WidthWhenRedirected = 150;
    private const int HeightWhenRedirected = 50;
    private static readonly bool ColourRefused = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public override TextWriter Out => Console.Out;

    public override TextWriter Error => Console.Error;

    public override bool OutIsScreen { get; } = !Console.IsOutputRedirected && !ColourRefused;

    public override bool ErrorIsScreen { get; } = !Console.IsErrorRedirected && !ColourRefused;

    public override int Width => Console.IsOutputRedirected || Console.WindowWidth < 20 ? WidthWhenRedirected : Console.WindowWidth;

    public override int Height => Console.IsOutputRedirected || Console.WindowHeight < 1 ? HeightWhenRedirected : Console.WindowHeight;

    public override bool CanAsk => !nonInteractive;

    public override string? ReadLine() => Console.In.ReadLine();

    public override char[]? ReadSecret()
    {
        if (Console.IsInputRedirected)
            return Console.In.ReadLine()?.ToCharArray();

        var typed = new List<char>();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.Out.WriteLine();
                    return [.. typed];
                case ConsoleKey.Backspace:
                    if (typed.Count > 0)
                        typed.RemoveAt(typed.Count - 1);
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                        typed.Add(key.KeyChar);
                    break;
            }
        }
    }
}
