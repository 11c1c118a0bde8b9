using Kausa.Matching.Ranking;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

public sealed class TieBreakTests
{
    [Fact]
    public void Mix64_KnownValues_AreThoseOfSplitMix64()
    {
        // The first output of SplitMix64 with seed 0 is the finaliser of 0x9E3779B97F4A7C15.
        Assert.Equal(0xE220A8397B1DCDAFUL, TieBreak.Mix64(0x9E3779B97F4A7C15UL));
        Assert.Equal(0UL, TieBreak.Mix64(0));
    }

    [Fact]
    public void Hash_TextConcatenation_IsShaOfBoth() =>

        // SHA-256("abc") begins with ba7816bf 8f01cfea.
        Assert.Equal(0xBA7816BF8F01CFEAUL, TieBreak.Hash("a", "bc"));

    [Theory]
    [InlineData(1, 120)]
    [InlineData(60, 120)]
    [InlineData(200, 120)]
    [InlineData(5_000, 120)]
    public void Hash_AnyLength_IsShaOfBoth(int keyLength, int idLength)
    {
        var (key, id) = (new string('ä', keyLength), new string('x', idLength));
        var expected = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key + id)));
        Assert.Equal(expected, TieBreak.Hash(key, id));
    }

    [Fact]
    public void Key_SwappedSides_IsTheSame() => Assert.Equal(TieBreak.Key(1, 2), TieBreak.Key(2, 1));
}
