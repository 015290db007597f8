using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace EsExchange.Eserp.Tests.SqlServer;

/// <summary>Finds what a batch runs in quotes, by <c>EXEC (N'…')</c>.</summary>
internal sealed class QuotedTexts : TSqlFragmentVisitor
{
    private readonly List<string> _texts = [];

    private QuotedTexts()
    {
    }

    public static IReadOnlyList<string> Of(string batch)
    {
        var visitor = new QuotedTexts();
        new TSql130Parser(true).Parse(new StringReader(batch), out _).Accept(visitor);
        return visitor._texts;
    }

    public override void ExplicitVisit(ExecutableStringList node) => _texts.AddRange(node.Strings.OfType<StringLiteral>().Select(literal => literal.Value));
}
