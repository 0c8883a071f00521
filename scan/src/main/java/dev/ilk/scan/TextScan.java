package dev.ilk.scan;

import com.google.re2j.Matcher;
import dev.ilk.scan.rule.Rule;
import dev.ilk.scan.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks for secrets in one stream, of any length, with a buffer of fixed size. Not safe to share
 * between threads; used again for file after file.
 *
 * <p>Keywords are looked for in every byte; a rule's pattern is tried only on the line around one
 * of its keywords, or on as much of it as a secret can be long.
 */
final class TextScan {
  private static final int BUFFER = 1 << 20;

  /** How much of a line before and after a keyword is looked at. */
  private static final int BEFORE = 512;

  private static final int AFTER = 4 << 10;
  private static final int AFTER_LINES = 16 << 10;

  /** As much of a file as must hold a zero byte for it to be no text. */
  private static final int HEAD = 8_000;

  private static final String ALLOW = "ilk-scan:allow";
  private static final int LONGEST_REASON = 200;

  private final RuleSet rules;
  private final byte[] buffer = new byte[BUFFER];
  private final int[] triedUntil;
  private final List<Match> found = new ArrayList<>();

  private int filled;
  private int from;
  private long offset;
  private long line;
  private int lineKnownAt;
  private boolean binary;
  private boolean last;

  TextScan(RuleSet rules) {
    this.rules = rules;
    this.triedUntil = new int[rules.rules().size()];
  }

  /**
   * Reads a stream to its end.
   *
   * @return how many bytes it had
   */
  long read(InputStream in, Consumer<Match> matches) throws IOException {
    filled = 0;
    from = 0;
    offset = 0;
    line = 1;
    lineKnownAt = 0;
    do {
      int read = in.readNBytes(buffer, filled, BUFFER - filled);
      filled += read;
      last = filled < BUFFER;
      if (offset == 0) {
        binary = isBinary();
      }
      chunk(matches);
    } while (!last);
    return offset + filled;
  }

  /** Handles keywords that end far enough from the buffer's end, and moves what is left forward. */
  private void chunk(Consumer<Match> matches) {
    int to = last ? filled : filled - AFTER_LINES;
    Arrays.fill(triedUntil, 0);
    found.clear();
    rules.find(buffer, from, to, this::tryRule);
    withoutDoubles().forEach(matches);
    if (!last) {
      // A keyword may straddle the border, so the next pass begins a little before it.
      int keep = to - BEFORE;
      line = lineAt(keep);
      System.arraycopy(buffer, keep, buffer, 0, filled - keep);
      offset += keep;
      filled -= keep;
      from = BEFORE;
      lineKnownAt = 0;
    }
  }

  private void tryRule(int index, int keyword, int end) {
    Rule rule = rules.rules().get(index);
    if (end <= triedUntil[index] || (binary && rule.context())) {
      return;
    }
    int after = rule.lines() ? AFTER_LINES : AFTER;
    int stop = end;
    boolean followed = rule.then().isEmpty();
    while (stop < filled && stop - end < after && (rule.lines() || buffer[stop] != '\n')) {
      followed = followed || rule.then().indexOf(buffer[stop]) >= 0;
      stop++;
    }
    if (!followed) {
      return;
    }
    if (rule.first()) {
      Matcher matcher = rule.pattern().matcher(Arrays.copyOfRange(buffer, keyword, stop));
      if (matcher.lookingAt()) {
        note(rule, matcher, keyword);
      }
      return;
    }
    int start = keyword;
    while (start > 0 && end - start < BEFORE && (rule.lines() || buffer[start - 1] != '\n')) {
      start--;
    }
    // On a line that goes on, what is near the cut is looked at again from a later keyword.
    boolean whole = !rule.lines() && (stop == filled || buffer[stop] == '\n');
    triedUntil[index] = whole ? stop : Math.max(end, stop - after / 2);
    Matcher matcher = rule.pattern().matcher(Arrays.copyOfRange(buffer, start, stop));
    while (matcher.find()) {
      note(rule, matcher, start);
    }
  }

  private void note(Rule rule, Matcher matcher, int windowStart) {
    int group = matcher.groupCount() > 0 ? 1 : 0;
    if (matcher.start(group) < 0) {
      return;
    }
    int secretStart = windowStart + matcher.start(group);
    int secretEnd = windowStart + matcher.end(group);
    String secret = text(secretStart, secretEnd);
    boolean known =
        found.stream().anyMatch(m -> m.rule().equals(rule) && m.start() == offset + secretStart);
    if (!known && rule.accepts(secret)) {
      int lineStart = secretStart;
      while (lineStart > 0 && buffer[lineStart - 1] != '\n' && secretStart - lineStart < BEFORE) {
        lineStart--;
      }
      found.add(
          new Match(
              rule,
              secret,
              text(windowStart + matcher.start(), windowStart + matcher.end()),
              offset + secretStart,
              lineAt(secretStart),
              secretStart - lineStart + 1L,
              allowance(lineStart, secretEnd)));
    }
  }

  /**
   * Of matches that overlap, the surest; of equally sure ones, the longest, and of equally long
   * ones the one that knows most of what stands around it.
   */
  private List<Match> withoutDoubles() {
    List<Match> sure = new ArrayList<>();
    found.sort(
        Comparator.comparing((Match match) -> match.rule().strength(match.secret()))
            .thenComparing(match -> match.secret().length())
            .thenComparing(match -> match.whole().length())
            .reversed());
    for (Match match : found) {
      if (sure.stream().noneMatch(match::overlaps)) {
        sure.add(match);
      }
    }
    sure.sort(Comparator.comparingLong(Match::start));
    return sure;
  }

  private Optional<String> allowance(int lineStart, int secretEnd) {
    int end = secretEnd;
    while (end < filled && buffer[end] != '\n' && end - secretEnd < BEFORE) {
      end++;
    }
    String whole = text(lineStart, end);
    int at = whole.indexOf(ALLOW);
    return at < 0
        ? Optional.empty()
        : Optional.of(whole.substring(at + ALLOW.length()).strip())
            .map(reason -> reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
  }

  /** The line of a byte in the buffer; cheap when asked in order. */
  private long lineAt(int index) {
    int step = index >= lineKnownAt ? 1 : -1;
    for (int i = Math.min(lineKnownAt, index); i < Math.max(lineKnownAt, index); i++) {
      if (buffer[i] == '\n') {
        line += step;
      }
    }
    lineKnownAt = index;
    return line;
  }

  private boolean isBinary() {
    for (int i = 0; i < Math.min(filled, HEAD); i++) {
      if (buffer[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private String text(int start, int end) {
    return new String(buffer, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
