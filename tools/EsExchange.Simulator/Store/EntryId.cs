using System;
using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace EsExchange.Simulator.Store;

/// <summary>
/// Opaque ids of items and folders: base64 over mailbox, folder and item number, as long as Exchange's are. The id of an
/// occurrence is that of its master and the date the pattern has it on, so it lasts as long as the series.
/// </summary>
/// <param name="Mailbox">The mailbox.</param>
/// <param name="Folder">The folder's number.</param>
/// <param name="Item">The item's number, or 0 for the folder itself.</param>
/// <param name="Occurrence">The original date of an occurrence of the item, or null.</param>
internal readonly record struct EntryId(Guid Mailbox, int Folder, long Item, LocalDate? Occurrence)
{
    private const int Length = 112;
    private const int OccurrenceLength = Length + 4;
    private const int GuidAt = 4;
    private const int StoreAt = 40;
    private const int FolderAt = 86;
    private const int ItemAt = 102;
    private static readonly byte[] Prefix = [0x00, 0x03, 0x24, 0x00];
    private static readonly byte[] StoreMark = [0x46, 0x00, 0x00, 0x00, 0x00, 0x00];

    /// <param name="mailbox">The mailbox.</param>
    /// <param name="folder">The number of the folder, that holds the item or is meant itself.</param>
    /// <param name="item">The item's number, or 0 for the folder itself.</param>
    /// <param name="occurrence">The original date of an occurrence of the item, or null for the item itself.</param>
    public static string Encode(Guid mailbox, int folder, long item, LocalDate? occurrence = null)
    {
        Span<byte> bytes = stackalloc byte[OccurrenceLength];
        bytes.Clear();
        Prefix.CopyTo(bytes);
        Span<char> text = stackalloc char[36];
        mailbox.TryFormat(text, out _, "D");
        Encoding.ASCII.GetBytes(text, bytes[GuidAt..]);
        StoreMark.CopyTo(bytes[StoreAt..]);
        mailbox.TryWriteBytes(bytes[(FolderAt - 20)..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes[FolderAt..], folder);
        BinaryPrimitives.WriteInt64BigEndian(bytes[ItemAt..], item);
        if (occurrence is not { } date)
            return Convert.ToBase64String(bytes[..Length]);
        BinaryPrimitives.WriteInt16BigEndian(bytes[Length..], (short)date.Year);
        bytes[Length + 2] = (byte)date.Month;
        bytes[Length + 3] = (byte)date.Day;
        return Convert.ToBase64String(bytes);
    }

    /// <summary>False for a text that no server of this kind gave out.</summary>
    public static bool TryDecode(string? id, out EntryId decoded)
    {
        decoded = default;
        Span<byte> bytes = stackalloc byte[OccurrenceLength];
        if (id is null || !Convert.TryFromBase64String(id, bytes, out var count) || count is not (Length or OccurrenceLength) || !bytes.StartsWith(Prefix))
            return false;
        if (!Guid.TryParseExact(Encoding.ASCII.GetString(bytes.Slice(GuidAt, 36)), "D", out var mailbox))
            return false;
        LocalDate? occurrence = null;
        if (count == OccurrenceLength)
        {
            var year = BinaryPrimitives.ReadInt16BigEndian(bytes[Length..]);
            if (year < 1 || bytes[Length + 2] is < 1 or > 12 || bytes[Length + 3] < 1 || bytes[Length + 3] > CalendarSystem.Iso.GetDaysInMonth(year, bytes[Length + 2]))
                return false;
            occurrence = new LocalDate(year, bytes[Length + 2], bytes[Length + 3]);
        }

        decoded = new EntryId(
            mailbox, BinaryPrimitives.ReadInt32BigEndian(bytes[FolderAt..]), BinaryPrimitives.ReadInt64BigEndian(bytes[ItemAt..]), occurrence);
        return true;
    }
}
