using System.Diagnostics;
using System.Net;

namespace NetSim.Tests.Cli;

/// <summary>A headless Chromium.</summary>
/// <param name="path">Its program.</param>
internal sealed class Browser(string path)
{
    private const string Begin = "<pre id=\"verdict\">";

    private static readonly IReadOnlyList<string> Programs = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Notes errors from the very beginning of a page.</summary>
    public const string Watch =
        "window.told = []; window.addEventListener('error', e => told.push(String(e.message))); console.error = (...a) => told.push(a.join(' '));";

    /// <summary>Sorts the first table by its numbers, drags over the first chart, moves the first slider, and writes down what
    /// came of it.</summary>
    public const string Act = """
        (() => {
          const table = document.querySelector("table.sortable");
          const index = [...table.tHead.rows[0].cells].findIndex(cell => cell.textContent === "p50");
          const button = table.tHead.rows[0].cells[index].querySelector("button");
          button.focus(); button.click();
          const place = document.querySelector(".curves");
          const whole = place.dataset.high - place.dataset.low;
          const over = place.querySelector(".u-over");
          const box = over.getBoundingClientRect();
          const mouse = (type, share, target) => (target ?? over).dispatchEvent(new MouseEvent(type,
            { bubbles: true, button: 0, buttons: 1, movementX: 9, movementY: 1, clientX: box.left + share * box.width, clientY: box.top + box.height / 2 }));
          mouse("mouseenter", .2); mouse("mousemove", .2); mouse("mousedown", .2);
          mouse("mousemove", .4); mouse("mousemove", .5); mouse("mouseup", .5, document);
          const ladder = document.querySelector(".ladder");
          const slider = ladder.querySelector("input");
          slider.value = 1; slider.dispatchEvent(new Event("input"));
          setTimeout(() => {
            const verdict = document.createElement("pre");
            verdict.id = "verdict";
            verdict.textContent = JSON.stringify({
              errors: told,
              requests: performance.getEntriesByType("resource").map(entry => entry.name).filter(name => !name.startsWith("data:")),
              sort: button.parentElement.getAttribute("aria-sort"),
              column: [...table.tBodies[0].rows].map(row => row.cells[index].dataset.value),
              whole, zoomed: place.dataset.high - place.dataset.low,
              veiled: !ladder.querySelector(".veil").hidden,
              time: ladder.querySelector("output").value,
            });
            document.body.append(verdict);
          }, 200);
        })();
        """;

    /// <summary>The one of this machine; null where there is none.</summary>
    public static Browser? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(static folder => Programs.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists) is { } program
            ? new Browser(program)
            : null;

    /// <summary>What the page wrote down.</summary>
    public string VerdictOf(string file)
    {
        var profile = Directory.CreateTempSubdirectory("netsim-browser");
        try
        {
            using var process = Process.Start(new ProcessStartInfo(path)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList =
                {
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", $"--user-data-dir={profile.FullName}",
                    "--window-size=1200,900", "--virtual-time-budget=5000", "--dump-dom", new Uri(file).AbsoluteUri,
                },
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var content = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var parts = content.Split(Begin);
            Assert.True(parts.Length == 2, $"the page wrote nothing down:\n{errors.GetAwaiter().GetResult()}");
            return WebUtility.HtmlDecode(parts[1].Split("</pre>")[0]);
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
