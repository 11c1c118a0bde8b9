namespace Kausa.Matching.Model;

/// <summary>What a training place or an occupation asks for in one dimension.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="LevelPoints">Level needed at the start, 1 to 100 points; 65 is typical of a three-year occupation.</param>
/// <param name="WeightPercent">Share in the profile, 1 to 100 percent.</param>
public readonly record struct CompetenceRequirement(CompetenceDimension Dimension, int LevelPoints, int WeightPercent);
