package io.tallyhouse.pipelines.silver;

import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.resources.PackedFiles;
import io.tallyhouse.lakehouse.session.SqlMacros.SqlMacro;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SQL functions that sources share: {@code pipelines/functions/<name>.sql}, in the standard's words. */
public final class SilverFunctions {
    private static final String FOLDER = "pipelines/functions";
    private static final Pattern FUNCTION = Pattern.compile(
            "(?:--[^\\n]*\\n|\\s)*create function (\\w+)\\(([^)]*)\\) returns [\\w(), ]+? return\\s+(.*)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private SilverFunctions() {}

    /**
     * All functions, by name.
     *
     * @throws io.tallyhouse.lakehouse.errors.UserError listing every file that does not define one function
     */
    public static List<SqlMacro> load() {
        Problems problems = new Problems();
        List<SqlMacro> functions = new ArrayList<>();
        PackedFiles.under(FOLDER).forEach((file, text) -> {
            Matcher matcher = FUNCTION.matcher(text.strip());
            String name = file.substring(FOLDER.length() + 1).replaceFirst("\\.sql$", "");
            if (!matcher.matches() || !matcher.group(1).equals(name)) {
                problems.add(
                        file,
                        1,
                        "the file defines no function named " + name,
                        "Write: create function %s(argument type) returns type return expression".formatted(name));
                return;
            }
            List<String> parameters = Arrays.stream(matcher.group(2).split(","))
                    .map(parameter -> parameter.strip().split("\\s+")[0])
                    .toList();
            functions.add(new SqlMacro(name, parameters, matcher.group(3).strip()));
        });
        problems.throwIfAny("the SQL functions");
        return functions;
    }
}
