using System;
using System.Data;
using System.Threading;
using Dapper;
using NodaTime;
using NodaTime.Text;

namespace EsExchange.Eserp.Database;

/// <summary>
/// Instants and local times as the databases keep them: <c>datetime2</c> where there is such a type, otherwise text of fixed width, whose order is the
/// order in time. Instants are kept in UTC to the millisecond, local times to the second.
/// </summary>
internal static class NodaTypes
{
    private static int s_registered;

    public static void Register()
    {
        if (Interlocked.Exchange(ref s_registered, 1) == 1)
            return;
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new LocalDateTimeHandler());
        SqlMapper.AddTypeHandler(new LocalDateHandler());
    }

    private static bool HasDateTime(IDbDataParameter parameter) => parameter is not Microsoft.Data.Sqlite.SqliteParameter;

    private sealed class InstantHandler : SqlMapper.TypeHandler<Instant>
    {
        private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff'Z'");

        public override void SetValue(IDbDataParameter parameter, Instant value)
        {
            parameter.DbType = HasDateTime(parameter) ? DbType.DateTime2 : DbType.String;
            parameter.Value = HasDateTime(parameter) ? value.ToDateTimeUtc() : Pattern.Format(value);
        }

        public override Instant Parse(object value) => value is DateTime time
            ? Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc))
            : InstantPattern.ExtendedIso.Parse((string)value).GetValueOrThrow();
    }

    private sealed class LocalDateHandler : SqlMapper.TypeHandler<LocalDate>
    {
        public override void SetValue(IDbDataParameter parameter, LocalDate value)
        {
            parameter.DbType = HasDateTime(parameter) ? DbType.Date : DbType.String;
            parameter.Value = HasDateTime(parameter) ? value.ToDateTimeUnspecified() : LocalDatePattern.Iso.Format(value);
        }

        public override LocalDate Parse(object value) => value is DateTime time ? LocalDate.FromDateTime(time) : LocalDatePattern.Iso.Parse((string)value).GetValueOrThrow();
    }

    private sealed class LocalDateTimeHandler : SqlMapper.TypeHandler<LocalDateTime>
    {
        private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

        public override void SetValue(IDbDataParameter parameter, LocalDateTime value)
        {
            parameter.DbType = HasDateTime(parameter) ? DbType.DateTime2 : DbType.String;
            parameter.Value = HasDateTime(parameter) ? value.ToDateTimeUnspecified() : Pattern.Format(value);
        }

        public override LocalDateTime Parse(object value) => value is DateTime time ? LocalDateTime.FromDateTime(time) : Parse((string)value);

        private static LocalDateTime Parse(string text)
        {
            ParseResult<LocalDateTime> parsed = LocalDateTimePattern.GeneralIso.Parse(text);
            return parsed.Success ? parsed.Value : LocalDateTimePattern.ExtendedIso.Parse(text).GetValueOrThrow();
        }
    }
}
