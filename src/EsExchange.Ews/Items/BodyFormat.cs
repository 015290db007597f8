namespace EsExchange.Ews.Items;

/// <summary>What a body is written in (schema type <c>BodyTypeType</c>).</summary>
public enum BodyFormat
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>HTML.</summary>
    Html,
}

/// <summary>In what form bodies are asked for (schema type <c>BodyTypeResponseType</c>).</summary>
public enum BodyRequest
{
    /// <summary>As plain text; the server turns HTML into text by its own rules.</summary>
    Text,

    /// <summary>As HTML; the server turns text into HTML.</summary>
    Html,

    /// <summary>As HTML where the item has HTML, otherwise as plain text.</summary>
    Best,
}
