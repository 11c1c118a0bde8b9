using Kausa.Matching.Lab.Experiments.Worlds;

namespace Kausa.Matching.Lab.Experiments;

/// <summary>One measurement of an experiment.</summary>
/// <param name="Seed">Seed of the market.</param>
/// <param name="World">World in which it was taken.</param>
/// <param name="Variant">Code of what was tried, such as a strategy.</param>
/// <param name="Measure">Name of the measure.</param>
/// <param name="Value">Its value.</param>
public readonly record struct Measurement(ulong Seed, World World, string Variant, string Measure, double Value);

/// <summary>A measure of a study.</summary>
/// <param name="Name">Name for programs.</param>
/// <param name="Title">Name for people.</param>
/// <param name="IsMoreBetter">Whether more is better; null where a value in the middle is.</param>
/// <param name="WhyNot">Why a market may give no figure; null where every market gives one.</param>
public sealed record StudyMeasure(string Name, string Title, bool? IsMoreBetter, string? WhyNot = null);
