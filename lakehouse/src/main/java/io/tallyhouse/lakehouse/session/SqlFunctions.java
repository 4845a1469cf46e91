package io.tallyhouse.lakehouse.session;

import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.resources.PackedFiles;
import io.tallyhouse.lakehouse.session.SqlMacros.SqlMacro;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL functions that queries share: {@code functions/<name>.sql} of a module, in the standard's words. */
public final class SqlFunctions {
    private static final Pattern FUNCTION = Pattern.compile(
            "(?:--[^\\n]*\\n|\\s)*create function (\\w+)\\(([^)]*)\\) returns [\\w(), ]+? return\\s+(.*)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private SqlFunctions() {}

    /**
     * All functions of a folder, by name.
     *
     * @param folder as {@code pipelines/functions}
     * @throws io.tallyhouse.lakehouse.errors.UserError listing every file that does not define one function
     */
    public static List<SqlMacro> load(String folder) {
        Problems problems = new Problems();
        List<SqlMacro> functions = new ArrayList<>();
        PackedFiles.under(folder).forEach((file, text) -> {
            Matcher matcher = FUNCTION.matcher(text.strip());
            String name = file.substring(folder.length() + 1).replaceFirst("\\.sql$", "");
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
