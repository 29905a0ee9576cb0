using System.Data;
using System.Globalization;
using Dapper;

namespace Portal.Web.Data;

/// <summary>Instants are UTC in the database: text that sorts on SQLite, timestamptz on PostgreSQL.</summary>
internal sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
{
    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();

    public override DateTimeOffset Parse(object value) =>
        value switch
        {
            DateTimeOffset instant => instant.ToUniversalTime(),
            DateTime utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
            _ => DateTimeOffset.Parse(
                (string)value,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            ),
        };
}

/// <summary>Days without a time of day.</summary>
internal sealed class DateHandler : SqlMapper.TypeHandler<DateOnly>
{
    public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;

    public override DateOnly Parse(object value) =>
        value switch
        {
            DateOnly date => date,
            DateTime day => DateOnly.FromDateTime(day),
            _ => DateOnly.Parse((string)value, CultureInfo.InvariantCulture),
        };
}
