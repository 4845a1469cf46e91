package io.tallyhouse.models.output;

import java.io.IOException;
import java.util.List;

/** Rows of cells for people; the first row is the header, the first column stands left and all others right. */
public final class TextTable {
    private TextTable() {}

    /** In columns as wide as they need, under a title. */
    public static void print(String title, List<List<String>> rows, Appendable out) throws IOException {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        out.append(title).append('\n');
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? "" : "  ");
                line.append(column == 0 ? cell + padding : padding + cell);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** As a Markdown table under a title. */
    public static void printMarkdown(String title, List<List<String>> rows, Appendable out) throws IOException {
        out.append("**").append(title).append("**\n\n");
        for (int i = 0; i < rows.size(); i++) {
            for (String cell : rows.get(i)) {
                out.append("| ").append(cell.replace("|", "\\|")).append(' ');
            }
            out.append("|\n");
            if (i == 0) {
                out.append("|---")
                        .append("|---:".repeat(rows.get(0).size() - 1))
                        .append("|\n");
            }
        }
    }
}
