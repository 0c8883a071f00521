package dev.ilk.cedar.monitor;

import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.LongValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.temporal.Binder;
import dev.ilk.cedar.temporal.Comparator;
import dev.ilk.cedar.temporal.Formula;
import dev.ilk.cedar.temporal.Term;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What temporal formulas mean, written straight from the definition: every solution at every event
 * of the whole history, without any index or memory. Slow on purpose.
 */
final class Reference {

  /** An event and when it was. */
  record Stamped(Event event, long time) {}

  private final List<Stamped> history;
  private final Request request;

  Reference(List<Stamped> history, Request request) {
    this.history = history;
    this.request = request;
  }

  /** Whether a formula holds at the last event. */
  boolean holds(Formula formula) {
    return !solutions(formula, history.size() - 1, Map.of()).isEmpty();
  }

  private long time(int at) {
    return history.get(at).time();
  }

  private List<Map<String, Value>> solutions(Formula formula, int at, Map<String, Value> env) {
    return switch (formula) {
      case Formula.Match f -> match(f, history.get(at).event(), env);
      case Formula.Timepoint f -> unify(f.variable(), Value.of(at), env);
      case Formula.Compare f -> compare(f, at, env);
      case Formula.And f -> {
        List<Map<String, Value>> found = List.of(env);
        for (Formula operand : f.operands()) {
          List<Map<String, Value>> next = new ArrayList<>();
          found.forEach(each -> next.addAll(solutions(operand, at, each)));
          found = next;
        }
        yield found;
      }
      case Formula.Not f -> solutions(f.operand(), at, env).isEmpty() ? List.of(env) : List.of();
      case Formula.Formerly f -> {
        List<Map<String, Value>> found = new ArrayList<>();
        for (int j = 0; j <= at; j++) {
          if (time(at) - time(j) <= f.window().millis()) {
            found.addAll(solutions(f.body(), j, env));
          }
        }
        yield found;
      }
      case Formula.Previous f ->
          at > 0 && time(at) - time(at - 1) <= f.window().millis()
              ? solutions(f.body(), at - 1, env)
              : List.of();
      case Formula.Since f -> since(f, at, env);
      case Formula.Exists f -> {
        List<Map<String, Value>> found = new ArrayList<>();
        for (Map<String, Value> each : solutions(f.body(), at, without(env, f.binder()))) {
          Map<String, Value> restored = without(each, f.binder());
          if (env.containsKey(f.binder().name())) {
            restored.put(f.binder().name(), env.get(f.binder().name()));
          }
          found.add(restored);
        }
        yield found;
      }
    };
  }

  private static Map<String, Value> without(Map<String, Value> env, Binder binder) {
    Map<String, Value> rest = new HashMap<>(env);
    rest.remove(binder.name());
    return rest;
  }

  private List<Map<String, Value>> since(Formula.Since f, int at, Map<String, Value> env) {
    List<Map<String, Value>> found = new ArrayList<>();
    for (int j = 0; j <= at; j++) {
      if (time(at) - time(j) > f.window().millis()) {
        continue;
      }
      for (Map<String, Value> anchored : solutions(f.anchor(), j, env)) {
        boolean held = true;
        for (int k = j + 1; k <= at; k++) {
          held &= !solutions(f.left(), k, anchored).isEmpty();
        }
        if (held) {
          found.add(anchored);
        }
      }
    }
    return found;
  }

  private List<Map<String, Value>> match(Formula.Match f, Event event, Map<String, Value> env) {
    if (!event.action().equals(f.action()) || event.kind() != f.kind()) {
      return List.of();
    }
    List<Map<String, Value>> found = List.of(env);
    for (Formula.Field field : f.fields()) {
      Value value = event.get(field.field());
      List<Map<String, Value>> next = new ArrayList<>();
      for (Map<String, Value> each : found) {
        switch (field.pattern()) {
          case Term.Wildcard _ -> next.add(each);
          case Term.Name t -> {
            if (value != null) {
              next.addAll(unify(t.name(), value, each));
            }
          }
          default -> {
            if (value != null && value.equals(resolve(field.pattern(), 0, each))) {
              next.add(each);
            }
          }
        }
      }
      found = next;
    }
    return found;
  }

  private static List<Map<String, Value>> unify(String name, Value value, Map<String, Value> env) {
    if (env.containsKey(name)) {
      return env.get(name).equals(value) ? List.of(env) : List.of();
    }
    Map<String, Value> more = new HashMap<>(env);
    more.put(name, value);
    return List.of(more);
  }

  private List<Map<String, Value>> compare(Formula.Compare f, int at, Map<String, Value> env) {
    Value left = resolve(f.left(), at, env);
    Value right = resolve(f.right(), at, env);
    if (f.operator() == Comparator.EQUAL) {
      if (left == null && right != null && f.left() instanceof Term.Name t) {
        return unify(t.name(), right, env);
      }
      if (right == null && left != null && f.right() instanceof Term.Name t) {
        return unify(t.name(), left, env);
      }
    }
    if (left == null || right == null) {
      return List.of();
    }
    boolean holds =
        switch (f.operator()) {
          case EQUAL -> left.equals(right);
          case NOT_EQUAL -> !left.equals(right);
          default ->
              left instanceof LongValue(long l)
                  && right instanceof LongValue(long r)
                  && f.operator().holds(Long.compare(l, r));
        };
    return holds ? List.of(env) : List.of();
  }

  private Value resolve(Term term, int at, Map<String, Value> env) {
    return switch (term) {
      case Term.Literal t -> t.value();
      case Term.Name t -> env.get(t.name());
      case Term.Wildcard _ -> null;
      case Term.OfRequest t -> new Scene(null, request, Entities.EMPTY, 0).resolve(t);
      case Term.Aggregate t -> aggregate(t, at, env);
    };
  }

  private Value aggregate(Term.Aggregate t, int at, Map<String, Value> env) {
    Map<String, Value> outside = new HashMap<>(env);
    t.domain().forEach(binder -> outside.remove(binder.name()));
    Set<List<Value>> rows = new HashSet<>();
    List<String> names = t.domain().stream().map(Binder::name).toList();
    for (Map<String, Value> solution : solutions(t.body(), at, outside)) {
      rows.add(names.stream().map(solution::get).toList());
    }
    if (t.summed().isEmpty()) {
      return Value.of(rows.size());
    }
    int summed = names.indexOf(t.summed().get());
    BigInteger sum = BigInteger.ZERO;
    for (List<Value> row : rows) {
      if (row.get(summed) instanceof LongValue(long amount)) {
        sum = sum.add(BigInteger.valueOf(amount));
      }
    }
    return Value.of(
        sum.max(BigInteger.valueOf(Long.MIN_VALUE))
            .min(BigInteger.valueOf(Long.MAX_VALUE))
            .longValue());
  }
}
