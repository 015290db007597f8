using System;
using System.Collections.Generic;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.SqlServer;

namespace EsExchange.Eserp.Tests.Faults;

/// <summary>A database server that fails as it is told, with SQL Server's numbers, and notes what was done with it.</summary>
internal sealed class FakeServer : IServer
{
    /// <summary>What happened, in order.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The numbers of the errors with which opening a connection fails, one after the other.</summary>
    public Queue<int> Opening { get; } = new();

    /// <summary>The numbers of the errors with which a commit fails, one after the other.</summary>
    public Queue<int> Committing { get; } = new();

    /// <summary>What queries answer, one after the other; then null.</summary>
    public Queue<object> Answers { get; } = new();

    /// <summary>The numbers of the errors with which queries fail, one after the other, once all answers were given.</summary>
    public Queue<int> Asking { get; } = new();

    /// <summary>The statements that ran, in order.</summary>
    public List<string> Statements { get; } = [];

    /// <summary>How many seconds each statement of the work might have taken.</summary>
    public List<int> Timeouts { get; } = [];

    /// <summary>Whether no connection of the pool comes free.</summary>
    public bool IsExhausted { get; set; }

    /// <summary>Whether the connection that was opened last is gone.</summary>
    public bool IsBroken { get; set; }

    public string Settings => new SqlServerConnector(string.Empty, "eserp").Settings;

    public DbConnection Connect() => new Connection(this);

    public bool IsTransient(DbException error) => SqlServerErrors.IsTransient([((Failure)error).Number]);

    public EserpException Translate(DbException error) => SqlServerErrors.Translate(((Failure)error).Number, "eserp", error);

    public EserpException Exhausted(Exception cause) => new SqlServerConnector(string.Empty, "eserp").Exhausted(cause);

    public EserpException BrokeOff(DbException error) => new SqlServerConnector(string.Empty, "eserp").BrokeOff(error);

    private static void FailIfTold(Queue<int> failures)
    {
        if (failures.TryDequeue(out int number))
            throw new Failure(number);
    }

    /// <summary>An error of the server.</summary>
    public sealed class Failure(int number) : DbException($"error {number}")
    {
        public int Number => number;
    }

    private sealed class Connection(FakeServer server) : DbConnection
    {
        [AllowNull]
        public override string ConnectionString { get; set; } = string.Empty;

        public override string Database => "eserp";

        public override string DataSource => "fake";

        public override string ServerVersion => "13.0";

        public override ConnectionState State => server.IsBroken ? ConnectionState.Closed : ConnectionState.Open;

        public override Task OpenAsync(CancellationToken cancellationToken)
        {
            Open();
            return Task.CompletedTask;
        }

        public override void Open()
        {
            server.Log.Add("open");
            server.IsBroken = false;
            if (server.IsExhausted)
                throw new InvalidOperationException("Timeout expired. The timeout period elapsed prior to obtaining a connection from the pool.");
            FailIfTold(server.Opening);
        }

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        public override void Close()
        {
        }

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
        {
            server.Log.Add("begin");
            return new Transaction(server, this);
        }

        protected override DbCommand CreateDbCommand() => new Command(server);
    }

    /// <summary>A statement that does nothing.</summary>
    private sealed class Command(FakeServer server) : DbCommand
    {
        [AllowNull]
        public override string CommandText { get; set; } = string.Empty;

        public override int CommandTimeout { get; set; } = 30;

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; }

        protected override DbParameterCollection DbParameterCollection => throw new NotSupportedException();

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
        }

        public override int ExecuteNonQuery()
        {
            Note();
            return 1;
        }

        public override object? ExecuteScalar()
        {
            Note();
            if (server.Answers.TryDequeue(out object? answer))
                return answer;
            FailIfTold(server.Asking);
            return null;
        }

        public override void Prepare()
        {
        }

        protected override DbParameter CreateDbParameter() => throw new NotSupportedException();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            Note();
            return new DataTable().CreateDataReader();
        }

        private void Note()
        {
            server.Statements.Add(CommandText);
            if (CommandText != server.Settings)
                server.Timeouts.Add(CommandTimeout);
        }
    }

    private sealed class Transaction(FakeServer server, DbConnection connection) : DbTransaction
    {
        private bool _isEnded;

        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
            _isEnded = true;
            server.Log.Add("commit");
            FailIfTold(server.Committing);
        }

        public override void Rollback() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (!_isEnded)
                server.Log.Add("roll back");
            _isEnded = true;
            base.Dispose(disposing);
        }
    }
}
