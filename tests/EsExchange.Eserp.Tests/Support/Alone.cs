using Xunit;

namespace EsExchange.Eserp.Tests.Support;

/// <summary>Tests that need the connections SQLite keeps open: every other test closes them all when it ends.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
