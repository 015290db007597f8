using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace EsExchange.Mutations.Changes;

/// <summary>The project that is changed, compiled as its build compiles it.</summary>
internal sealed class Subject
{
    private readonly CSharpCommandLineArguments _arguments;
    private readonly CSharpCompilation _compilation;
    private readonly SyntaxTree[] _files;

    private Subject(string folder, CSharpCommandLineArguments arguments)
    {
        _arguments = arguments;
        SyntaxTree[] trees = [.. arguments.SourceFiles.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file.Path), System.Text.Encoding.UTF8), arguments.ParseOptions, file.Path))];
        _files = [.. trees.Where(tree => !tree.FilePath.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))];
        CSharpCompilation compilation = CSharpCompilation.Create(
            arguments.CompilationName,
            trees,
            arguments.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(Path.GetFullPath(reference.Reference, folder), reference.Properties)),
            arguments.CompilationOptions.WithOptimizationLevel(OptimizationLevel.Release).WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithSpecificDiagnosticOptions([]));
        IEnumerable<ISourceGenerator> generators = arguments.AnalyzerReferences
            .SelectMany(reference => new AnalyzerFileReference(Path.GetFullPath(reference.FilePath, folder), new Loader()).GetGenerators(LanguageNames.CSharp));
        CSharpGeneratorDriver.Create(generators, parseOptions: arguments.ParseOptions).RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        _compilation = (CSharpCompilation)generated;
    }

    public string AssemblyFile => $"{_compilation.AssemblyName}.dll";

    /// <summary>The files that people wrote.</summary>
    public IReadOnlyList<SyntaxTree> Files => _files;

    /// <summary>Asks the build how it compiles the project.</summary>
    public static Subject Open(string project, string framework)
    {
        string folder = Path.GetFullPath(project);
        var start = new ProcessStartInfo("dotnet", ["msbuild", folder, "-t:PrepareResources;Compile", "-getItem:CscCommandLineArgs", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:NonExistentFile=always", $"-p:TargetFramework={framework}"]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        using JsonDocument answer = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
        string[] arguments = [.. answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
        return new Subject(folder, CSharpCommandLineParser.Default.Parse(arguments, folder, null));
    }

    /// <summary>The assembly with a change; null where it does not compile.</summary>
    public byte[]? Compile(Mutant? mutant) => Emit(mutant is null ? _compilation : _compilation.ReplaceSyntaxTree(mutant.Tree, mutant.Apply())).Assembly;

    /// <summary>The assembly with some files written anew and one added, or the errors where it does not compile.</summary>
    public (byte[]? Assembly, IReadOnlyList<Diagnostic> Errors) Compile(IReadOnlyDictionary<SyntaxTree, string> files, string added)
    {
        CSharpCompilation changed = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(added, _arguments.ParseOptions));
        foreach ((SyntaxTree file, string code) in files)
            changed = changed.ReplaceSyntaxTree(file, CSharpSyntaxTree.ParseText(code, _arguments.ParseOptions, file.FilePath));
        return Emit(changed);
    }

    private (byte[]? Assembly, IReadOnlyList<Diagnostic> Errors) Emit(CSharpCompilation compilation)
    {
        using var assembly = new MemoryStream();
        EmitResult result = compilation.Emit(assembly, manifestResources: _arguments.ManifestResources);
        return result.Success ? (assembly.ToArray(), []) : (null, [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)]);
    }

    /// <summary>Loads the generators of the project's packages.</summary>
    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
