package dev.ilk.decide;

import dev.ilk.cedar.Policy;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.ast.Condition;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.data.DatetimeValue;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.Value;
import dev.ilk.kernel.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the clocks say in the time zones that policies name, as {@code
 * context.local["Europe/Zurich"].hour}. Only zones that some policy names are looked at.
 *
 * @param zones the zones by their names in the IANA database
 */
record LocalTimes(Map<String, ZoneId> zones) {
  private static final int MINUTES_IN_HOUR = 60;

  LocalTimes {
    zones = Map.copyOf(zones);
  }

  /** The zones that policies name; adds to the problems the names that no zone has. */
  static LocalTimes in(PolicySet policies, List<Problem> problems) {
    Map<String, ZoneId> zones = new TreeMap<>();
    Set<String> unknown = new HashSet<>();
    for (Policy policy : policies.policies()) {
      Deque<Expr> open = new ArrayDeque<>();
      policy.tree().conditions().stream().map(Condition::body).forEach(open::push);
      while (!open.isEmpty()) {
        Expr next = open.pop();
        open.addAll(next.children());
        if (next instanceof Expr.GetAttribute zone && isLocal(zone.target())) {
          try {
            zones.put(zone.attribute(), ZoneId.of(zone.attribute()));
          } catch (DateTimeException none) {
            if (unknown.add(zone.attribute())) {
              problems.add(unknown(policy, zone.attribute()));
            }
          }
        }
      }
    }
    return new LocalTimes(zones);
  }

  private static Problem unknown(Policy policy, String name) {
    return Policies.invalid("time_zone_unknown", "`%s` is no time zone".formatted(name))
        .at(policy.id())
        .mend("name it as the IANA database does, such as `Europe/Zurich`");
  }

  private static boolean isLocal(Expr target) {
    return target instanceof Expr.GetAttribute local
        && local.attribute().equals("local")
        && local.target() instanceof Expr.Var variable
        && variable.variable() == Variable.CONTEXT;
  }

  /** A request with what the clocks say at the time that its context tells. */
  Posed into(Posed posed) {
    Request request = posed.request();
    if (zones.isEmpty() || !(request.context().get("time") instanceof DatetimeValue time)) {
      return posed;
    }
    Map<String, Value> context = new TreeMap<>(request.context().toMap());
    context.put("local", at(Instant.ofEpochMilli(time.epochMillis())));
    Request clocked =
        new Request(
            request.principal(), request.action(), request.resource(), RecordValue.of(context));
    return new Posed(clocked, posed.entities());
  }

  private RecordValue at(Instant instant) {
    Map<String, Value> clocks = new TreeMap<>();
    zones.forEach((name, zone) -> clocks.put(name, clock(instant.atZone(zone))));
    return RecordValue.of(clocks);
  }

  private static RecordValue clock(ZonedDateTime local) {
    int minutes = local.getHour() * MINUTES_IN_HOUR + local.getMinute();
    return RecordValue.builder()
        .put("date", local.toLocalDate().toString())
        .put("weekday", local.getDayOfWeek().getValue())
        .put("hour", local.getHour())
        .put("minute_of_day", minutes)
        .build();
  }
}
