package dev.ilk.prove.federation.platform;

import dev.ilk.prove.federation.condition.Bindings;
import dev.ilk.prove.federation.condition.ClaimPath;
import dev.ilk.prove.federation.condition.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Claims that together say enough of where a token comes from, if each is pinned to whole values of
 * a form. The beginning of a value is not enough: whoever may make a branch chooses its name.
 *
 * @param claims all of which must be pinned; not empty
 */
public record Pins(List<Pin> claims) {
  /**
   * One claim.
   *
   * @param claim where it stands
   * @param form what its values must look like, from beginning to end
   * @param example a value to show to people
   */
  public record Pin(ClaimPath claim, Pattern form, String example) {}

  public Pins {
    claims = List.copyOf(claims);
  }

  static Pins of(String claim, String form, String example) {
    return new Pins(List.of(new Pin(ClaimPath.of(claim), Pattern.compile(form), example)));
  }

  Pins with(String claim, String form, String example) {
    List<Pin> more = new ArrayList<>(claims);
    more.add(new Pin(ClaimPath.of(claim), Pattern.compile(form), example));
    return new Pins(more);
  }

  boolean pinnedBy(Bindings bindings) {
    return claims.stream()
        .allMatch(pin ->
            bindings.constraints().get(pin.claim()) instanceof Constraint.OneOf many
                && many.values().stream()
                    .allMatch(v -> pin.form().matcher(v.toString()).matches()));
  }

  /** How one writes it in a condition. */
  @Override
  public String toString() {
    return claims.stream()
        .map(pin -> pin.claim() + " == \"" + pin.example() + "\"")
        .collect(Collectors.joining(" && "));
  }
}
