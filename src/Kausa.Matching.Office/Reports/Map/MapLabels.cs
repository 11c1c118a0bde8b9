namespace Kausa.Matching.Office.Reports.Map;

/// <summary>Finds room for labels on a small map: none covers a point or another label while there is room.</summary>
internal sealed class MapLabels
{
    private const int Height = 13;
    private const int LetterWidth = 7;
    private const int Baseline = 11;
    private readonly MapView _view;
    private readonly List<(int Left, int Top, int Right, int Bottom)> _taken;

    /// <summary>Starts with the points, which no label may cover.</summary>
    public MapLabels(MapView view, IEnumerable<(int X, int Y)> points)
    {
        _view = view;
        _taken = points.Select(at => (at.X - 6, at.Y - 6, at.X + 6, at.Y + 6)).ToList();
    }

    /// <summary>Start of a label's baseline on the first free side of a point; to its right when all are taken.</summary>
    public (int X, int Y) Beside((int X, int Y) at, int letterCount)
    {
        var (x, y, width) = (at.X, at.Y, letterCount * LetterWidth);
        (int Left, int Top)[] sides =
        [
            (x + 8, y - 7), (x - 8 - width, y - 7), (x - (width / 2), y - 20), (x - (width / 2), y + 8),
            (x + 6, y - 19), (x + 6, y + 6), (x - 6 - width, y - 19), (x - 6 - width, y + 6),
        ];
        var free = Array.FindIndex(sides, side => IsFree(Box(side, width)));
        return Take(Box(sides[Math.Max(0, free)], width));
    }

    /// <summary>Start of the baseline of a label in the middle of a position, or null when there is no room for all of it.</summary>
    public (int X, int Y)? IfFree((int X, int Y) at, int letterCount)
    {
        var box = Box((at.X - (letterCount * LetterWidth / 2), at.Y - (Height / 2)), letterCount * LetterWidth);
        return letterCount > 0 && IsFree(box) ? Take(box) : null;
    }

    private static (int Left, int Top, int Right, int Bottom) Box((int Left, int Top) corner, int width) => (corner.Left, corner.Top, corner.Left + width, corner.Top + Height);

    private bool IsFree((int Left, int Top, int Right, int Bottom) box) =>
        box.Left >= 0 && box.Right <= _view.Width && box.Top >= 0 && box.Bottom <= _view.Height
        && !_taken.Exists(other => other.Left < box.Right && other.Right > box.Left && other.Top < box.Bottom && other.Bottom > box.Top);

    private (int X, int Y) Take((int Left, int Top, int Right, int Bottom) box)
    {
        _taken.Add(box);
        return (box.Left, box.Top + Baseline);
    }
}
