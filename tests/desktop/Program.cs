using System;
using System.Threading.Tasks;

namespace EsExchange.Desktop;

/// <summary>Runs the shipped assemblies of Windows PowerShell on a .NET Framework. Arguments: the module's folder <c>bin</c>, the simulated server's EWS, an empty folder.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        ShippedModule.Load(arguments[0]);
        return CheckAsync(arguments[1], arguments[2]).GetAwaiter().GetResult();
    }

    private static async Task<int> CheckAsync(string url, string folder)
    {
        int failed = 0;
        foreach ((string name, Func<Task> run) in new Checks(new Simulator(new Uri(url)), folder).All())
        {
            try
            {
                await run();
                Console.WriteLine($"ok {name}");
            }
            catch (Exception error)
            {
                failed++;
                Console.WriteLine($"FAIL {name}: {error}");
            }
        }

        return failed;
    }
}
