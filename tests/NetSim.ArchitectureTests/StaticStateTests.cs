using System.Collections;
using System.Reflection;
using System.Text;

namespace NetSim.ArchitectureTests;

/// <summary>Nothing static is mutable: a run depends on its scenario, seed and number, and on no run before or beside it.</summary>
public class StaticStateTests
{
    private const BindingFlags Static =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private const BindingFlags Instance =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Static_fields_are_constants_or_immutable_values()
    {
        var fields = Repository.Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(Static))
            .ToList();

        Assert.True(fields.Count > 10, "There is nothing to look at.");
        Assert.Empty(fields.Where(field => !IsConstant(field)).Select(field => $"{field.DeclaringType}.{field.Name}"));
    }

    [Fact]
    public void The_rule_tells_constants_from_what_can_change()
    {
        var verdicts = typeof(Examples).GetFields(Static).OrderBy(field => field.Name, StringComparer.Ordinal).ToLookup(IsConstant);

        Assert.Equal(["Constant", "Immutable", "ReadOnly", "Value"], verdicts[true].Select(field => field.Name), StringComparer.Ordinal);
        Assert.Equal(["Changeable", "List", "ReadOnlyByName", "Table", "Text"], verdicts[false].Select(field => field.Name), StringComparer.Ordinal);
    }

    private static bool IsConstant(FieldInfo field) => field.IsLiteral || (field.IsInitOnly && IsImmutable(TypeOf(field)));

    // An interface such as IReadOnlyList promises nothing: what stands behind it counts.
    private static Type TypeOf(FieldInfo field) =>
        field.FieldType.IsInterface ? field.GetValue(null)?.GetType() ?? typeof(string) : field.FieldType;

    private static bool IsImmutable(Type type)
    {
        // The compiler puts a collection expression for IReadOnlyList into a list of its own that cannot be changed.
        if (type.Namespace is "System.Collections.Immutable" or "System.Collections.Frozen"
            || type == typeof(string)
            || type.Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal))
        {
            return true;
        }

        // An object of ours may stand in a static field if nothing in it can be set.
        var isOursAndSettable = type is { IsClass: true, Namespace: not null }
            && type.Namespace.StartsWith("NetSim", StringComparison.Ordinal)
            && !typeof(Delegate).IsAssignableFrom(type)
            && type.GetFields(Instance).Any(field => !field.IsInitOnly);
        return !type.IsArray && type != typeof(StringBuilder) && !typeof(IEnumerable).IsAssignableFrom(type) && !isOursAndSettable;
    }

    // Lambdas, switches on text and the like keep caches, which change no result.
    private static bool IsGenerated(Type type) =>
        type.Namespace?.StartsWith("NetSim", StringComparison.Ordinal) != true
        || type.FullName!.Contains('<', StringComparison.Ordinal)
        || type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is not null;

    private static class Examples
    {
        public const int Constant = 1;
        public static readonly TimeSpan Value = TimeSpan.FromSeconds(Constant);
        public static readonly System.Collections.Immutable.ImmutableArray<int> Immutable = [1];
        public static readonly IReadOnlyList<int> ReadOnly = [1, 2];
        public static readonly IReadOnlyList<int> ReadOnlyByName = new List<int>();
        public static readonly int[] Table = [1];
        public static readonly List<int> List = [1];
        public static readonly StringBuilder Text = new();
        public static int Changeable = 1;
    }
}
