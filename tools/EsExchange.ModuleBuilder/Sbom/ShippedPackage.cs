using System.Collections.Generic;

namespace EsExchange.ModuleBuilder.Sbom;

/// <summary>A package of which the module ships files.</summary>
/// <param name="Reference">Its package URL.</param>
/// <param name="Name">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha512">The hash of the package, in hexadecimal digits; null where the restore recorded none.</param>
/// <param name="License">An SPDX expression; null where the package names a file or an address.</param>
/// <param name="LicenseName">Where the licence stands: an address, or a file in the package; null where there is an expression, or nothing.</param>
/// <param name="Files">The files, relative to the module.</param>
/// <param name="Dependencies">The package URLs of the shipped packages that it asks for.</param>
internal sealed record ShippedPackage(
    string Reference, string Name, string Version, string? Sha512, string? License, string? LicenseName, IReadOnlyCollection<string> Files, IReadOnlyCollection<string> Dependencies);
