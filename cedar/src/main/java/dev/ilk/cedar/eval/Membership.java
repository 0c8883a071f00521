package dev.ilk.cedar.eval;

import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.SetValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Span;

/** Types of entities, their hierarchy, and sets. */
final class Membership {
  private Membership() {}

  /** {@code … in …} with a group or a set of groups. */
  static final class In extends Node.Test {
    private final Node member;
    private final Node group;

    In(Node member, Node group, Span at) {
      super(at);
      this.member = member;
      this.group = group;
    }

    @Override
    boolean test(Frame frame) {
      EntityUid uid = member.entity(frame);
      Value groups = group.eval(frame);
      return switch (groups) {
        case EntityUid one -> frame.isIn(uid, one);
        case SetValue many -> isInAny(frame, uid, many);
        default -> throw EvaluationException.type("set or entity", groups, group.at);
      };
    }

    private boolean isInAny(Frame frame, EntityUid uid, SetValue groups) {
      // Every element must be an entity, also those after the one that matches.
      for (int i = 0; i < groups.size(); i++) {
        if (!(groups.get(i) instanceof EntityUid)) {
          throw EvaluationException.type("entity", groups.get(i), group.at);
        }
      }
      for (int i = 0; i < groups.size(); i++) {
        if (groups.get(i) instanceof EntityUid one && frame.isIn(uid, one)) {
          return true;
        }
      }
      return false;
    }
  }

  static final class Is extends Node.Test {
    private final Node target;
    private final EntityType type;

    Is(Node target, EntityType type, Span at) {
      super(at);
      this.target = target;
      this.type = type;
    }

    @Override
    boolean test(Frame frame) {
      return target.entity(frame).type().equals(type);
    }
  }

  static final class Contains extends Node.Test {
    private final Node set;
    private final Node element;

    Contains(Node set, Node element, Span at) {
      super(at);
      this.set = set;
      this.element = element;
    }

    @Override
    boolean test(Frame frame) {
      SetValue within = set.set(frame);
      return within.contains(element.eval(frame));
    }
  }

  static final class ContainsAll extends Node.Test {
    private final Node set;
    private final Node other;

    ContainsAll(Node set, Node other, Span at) {
      super(at);
      this.set = set;
      this.other = other;
    }

    @Override
    boolean test(Frame frame) {
      SetValue within = set.set(frame);
      return within.containsAll(other.set(frame));
    }
  }

  static final class ContainsAny extends Node.Test {
    private final Node set;
    private final Node other;

    ContainsAny(Node set, Node other, Span at) {
      super(at);
      this.set = set;
      this.other = other;
    }

    @Override
    boolean test(Frame frame) {
      SetValue within = set.set(frame);
      return within.containsAny(other.set(frame));
    }
  }

  static final class IsEmpty extends Node.Test {
    private final Node set;

    IsEmpty(Node set, Span at) {
      super(at);
      this.set = set;
    }

    @Override
    boolean test(Frame frame) {
      return set.set(frame).size() == 0;
    }
  }
}
