package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Result;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked of a resource, over HTTP or within a bulk.
 *
 * @param query the parameters
 * @param body reads the body
 * @param ifMatch the header of that name (RFC 9110, section 13.1.1)
 * @param ifNoneMatch the header of that name
 */
record Call(
    Query query,
    Supplier<Result<ObjectNode>> body,
    Optional<String> ifMatch,
    Optional<String> ifNoneMatch) {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,18})\"");

  /** The revision that the caller looked at. A tag of no form of ours is that of no revision. */
  OptionalLong expected() {
    if (ifMatch.isEmpty() || ifMatch.get().strip().equals("*")) {
      return OptionalLong.empty();
    }
    Matcher tag = TAG.matcher(ifMatch.get().strip());
    return OptionalLong.of(tag.matches() ? Long.parseLong(tag.group(1)) : -1);
  }

  /** Whether the caller has this very version already. */
  boolean has(String tag) {
    return ifNoneMatch.map(String::strip).filter(tag::equals).isPresent();
  }

  static String tag(long revision) {
    return "W/\"%d\"".formatted(revision);
  }
}
