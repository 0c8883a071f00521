package dev.ilk.store.database;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The few types of column that both databases keep in the same way. */
public final class Columns {
  private Columns() {}

  /**
   * A table.
   *
   * @param name its name
   * @return the table
   */
  public static Table<Record> table(String name) {
    return DSL.table(DSL.name(name));
  }

  /**
   * A column of text. Its bytes are compared, not its letters.
   *
   * @param name its name
   * @return the column
   */
  public static Field<String> text(String name) {
    return DSL.field(DSL.name(name), SQLDataType.CLOB);
  }

  /**
   * A column of whole numbers.
   *
   * @param name its name
   * @return the column
   */
  public static Field<Long> number(String name) {
    return DSL.field(DSL.name(name), SQLDataType.BIGINT);
  }

  /**
   * A column of truth values.
   *
   * @param name its name
   * @return the column
   */
  public static Field<Boolean> flag(String name) {
    return DSL.field(DSL.name(name), SQLDataType.BOOLEAN);
  }

  /**
   * A column of bytes.
   *
   * @param name its name
   * @return the column
   */
  public static Field<byte[]> bytes(String name) {
    return DSL.field(DSL.name(name), SQLDataType.BLOB);
  }

  /**
   * A column of instants, kept to the microsecond.
   *
   * @param name its name
   * @return the column
   */
  public static Field<Instant> instant(String name) {
    return DSL.field(
        DSL.name(name),
        SQLDataType.BIGINT.asConvertedDataType(
            Instant.class,
            micros -> micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
            instant -> instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant)));
  }

  /**
   * Several texts in one column of text, each as in a URL and followed by a space.
   *
   * @param texts any texts
   * @return one text
   */
  public static String join(List<String> texts) {
    StringBuilder joined = new StringBuilder();
    for (String text : texts) {
      joined.append(URLEncoder.encode(text, StandardCharsets.UTF_8)).append(' ');
    }
    return joined.toString();
  }

  /**
   * Takes apart what {@link #join} made.
   *
   * @param joined one text
   * @return the texts
   */
  public static List<String> split(String joined) {
    List<String> texts = new ArrayList<>();
    int from = 0;
    for (int end = joined.indexOf(' '); end >= 0; end = joined.indexOf(' ', from)) {
      texts.add(URLDecoder.decode(joined.substring(from, end), StandardCharsets.UTF_8));
      from = end + 1;
    }
    return List.copyOf(texts);
  }
}
