namespace EsExchange.Ews.Operations;

/// <summary>A request whose answer is one envelope after another, for as long as the server keeps the connection.</summary>
internal interface IContinuousOperation : IEwsOperation;
