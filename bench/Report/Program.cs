using System.Text;
using MediaRouting.Bench;
using MediaRouting.Bench.Report;

if (args is not [var file, var directory])
{
    Console.Error.WriteLine("usage: report ROWS DIRECTORY");
    return 1;
}

if (!File.Exists(file))
{
    Console.Error.WriteLine($"report: there is no file {file}: no program has noted a row");
    return 1;
}

var rows = RowFile.Read(file);
Directory.CreateDirectory(directory);
var page = Path.Combine(directory, "report.html");
var results = Path.Combine(directory, "RESULTS.md");
File.WriteAllText(page, HtmlReport.Of(rows), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
File.WriteAllText(results, MarkdownReport.Of(rows), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
Console.WriteLine($"{page}\n{results}");
return 0;
