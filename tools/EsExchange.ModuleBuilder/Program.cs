using System;
using System.IO;
using EsExchange.ModuleBuilder.Help;
using EsExchange.ModuleBuilder.Sbom;

namespace EsExchange.ModuleBuilder;

/// <summary>Called by the build of the module.</summary>
internal static class Program
{
    private const string Usage = """
        help DOCS TARGET            turns the pages below DOCS, a folder for each language, into help files below TARGET
        sbom ASSETS MODULE TARGET   writes a CycloneDX file about the packages of project.assets.json that lie in MODULE
        """;

    private static int Main(string[] arguments)
    {
        try
        {
            switch (arguments)
            {
                case ["help", var docs, var target]:
                    HelpFolder.Build(docs, target);
                    return 0;
                case ["sbom", var assets, var module, var target]:
                    File.WriteAllText(target, BillOfMaterials.Of(assets, module));
                    return 0;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }
        catch (HelpException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
