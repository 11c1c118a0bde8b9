namespace Kausa.Matching.Columns;

/// <summary>Blocks of places that share occupation, kind of profile and whether their site is known.</summary>
/// <param name="Occupation">Number of the occupation in the catalogue.</param>
/// <param name="HasOwnProfiles">Whether the companies state profiles; otherwise the occupation's holds for all.</param>
/// <param name="IsSited">Whether the sites are known.</param>
/// <param name="IsClosed">Whether the places are closed to everybody; such groups are never searched, only counted.</param>
/// <param name="FirstBlock">Its first block.</param>
/// <param name="BlockCount">Number of its blocks.</param>
/// <param name="FirstBox">Rectangle of its first block; the others follow.</param>
/// <param name="Pairs">Pairs of dimensions that its companies ask for, when they state profiles.</param>
/// <param name="Levels">Levels that they ask for.</param>
/// <param name="FirstSkillByte">Where its blocks of levels and weights begin, when the companies state profiles.</param>
/// <param name="FirstFloors">Its first set of floors, one per superblock that has floors, see <see cref="PlaceSegment.HasFloors"/>.</param>
/// <param name="FirstFloorByte">Where its blocks of floors begin, when some superblock has floors.</param>
/// <param name="FirstSuperblock">Its first superblock.</param>
/// <param name="FirstSuperblockBox">Rectangle of its first superblock; the others follow.</param>
/// <param name="SuperblockCount">Number of its superblocks.</param>
/// <param name="EasiestNeed">Code of a language need that is nowhere harder than any of its places'.</param>
/// <param name="PlaceCount">Number of its places; they fill its first lanes.</param>
internal readonly record struct PlaceGroup(
    int Occupation, bool HasOwnProfiles, bool IsSited, bool IsClosed, int FirstBlock, int BlockCount, int FirstBox, DimensionPairs Pairs, LevelStretches Levels, int FirstSkillByte, int FirstFloors, int FirstFloorByte,
    int FirstSuperblock, int FirstSuperblockBox, int SuperblockCount, int EasiestNeed, int PlaceCount)
{
    /// <summary>What lies in one of its superblocks.</summary>
    /// <param name="superblock">The superblock.</param>
    public SuperblockContent ContentOf(int superblock)
    {
        var number = superblock - FirstSuperblock;
        var first = number * PlaceSegment.BlocksPerSuperblock;
        return new(number, FirstBlock + first, Math.Min(PlaceSegment.BlocksPerSuperblock, BlockCount - first), FirstBox + first, (FirstFloors + number) * SkillColumns.Lanes);
    }
}

/// <summary>Blocks of one superblock, and where what bounds them stands.</summary>
/// <param name="InGroup">Which of the superblocks of its group.</param>
/// <param name="FirstBlock">Its first block.</param>
/// <param name="BlockCount">Number of its blocks, 1..32.</param>
/// <param name="FirstBox">Rectangle of its first block; the others follow.</param>
/// <param name="FirstFloors">Lane of its first block among the floors, where it has some, see <see cref="PlaceSegment.HasFloors"/>.</param>
internal readonly record struct SuperblockContent(int InGroup, int FirstBlock, int BlockCount, int FirstBox, int FirstFloors);

/// <summary>The groups of open places of one occupation.</summary>
/// <param name="Occupation">Number of the occupation in the catalogue.</param>
/// <param name="FirstGroup">Its first group.</param>
/// <param name="GroupCount">Number of its groups, 1..4.</param>
/// <param name="EasiestNeed">Code of a language need that is nowhere harder than any of its places'.</param>
/// <param name="Kinds">Which kinds of groups it has.</param>
internal readonly record struct OccupationGroups(int Occupation, int FirstGroup, int GroupCount, int EasiestNeed, GroupKinds Kinds);

/// <summary>Kinds of groups.</summary>
[Flags]
internal enum GroupKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Companies state profiles.</summary>
    OwnProfiles = 1,

    /// <summary>The occupation's profile holds.</summary>
    DefaultProfile = 2,

    /// <summary>Either kind of profile.</summary>
    AllProfiles = OwnProfiles | DefaultProfile,

    /// <summary>Sites are known.</summary>
    Sited = 4,

    /// <summary>Sites are not known.</summary>
    Unsited = 8,
}
