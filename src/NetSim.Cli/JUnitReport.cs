using System.Globalization;
using System.Xml.Linq;
using NetSim.Studies;

namespace NetSim.Cli;

/// <summary>Writes service levels as JUnit XML, which build servers show: a test for each level at each point.</summary>
internal static class JUnitReport
{
    /// <summary>Writes the file.</summary>
    public static void Write(string file, string name, IReadOnlyList<string> parameters, IReadOnlyList<PointResults> points)
    {
        var tests = points.SelectMany(point => point.Expectations.Select(result => Test(name, parameters, point, result))).ToList();
        var failures = points.Sum(point => point.Expectations.Count(result => !result.Met));
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", name),
            new XAttribute("tests", tests.Count.ToString(CultureInfo.InvariantCulture)),
            new XAttribute("failures", failures.ToString(CultureInfo.InvariantCulture)),
            new XAttribute("errors", "0"),
            tests);
        new XDocument(new XElement("testsuites", suite)).Save(file);
    }

    private static XElement Test(
        string name, IReadOnlyList<string> parameters, PointResults point, ExpectationResult result)
    {
        var values = string.Join(", ", parameters.Zip(point.Values, (parameter, value) => $"{parameter} = {value}"));
        var test = new XElement(
            "testcase",
            new XAttribute("classname", values.Length == 0 ? name : $"{name}: {values}"),
            new XAttribute("name", result.Expectation.Text));
        if (!result.Met)
        {
            test.Add(new XElement("failure", new XAttribute("message", result.ToString())));
        }

        return test;
    }
}
