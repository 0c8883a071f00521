package dev.ilk.cedar.eval;

import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/** Attributes and tags. An entity that is not known has none; taking one from it is an error. */
final class Access {
  private Access() {}

  static final class GetAttribute extends Node {
    private final Node target;
    private final String name;

    GetAttribute(Node target, String name, Span at) {
      super(at);
      this.target = target;
      this.name = name;
    }

    @Override
    Value eval(Frame frame) {
      Value from = target.eval(frame);
      Value found = attributes(from, frame, target).get(name);
      if (found == null) {
        String owner = from instanceof EntityUid uid ? "`" + uid + "`" : "the record";
        throw new EvaluationException(owner + " does not have the attribute `" + name + "`", at);
      }
      return found;
    }

    private static RecordValue attributes(Value from, Frame frame, Node target) {
      return switch (from) {
        case RecordValue record -> record;
        case EntityUid uid -> known(uid, frame, target).attributes();
        default -> throw EvaluationException.type("record or entity", from, target.at);
      };
    }
  }

  static final class HasAttribute extends Node.Test {
    private final Node target;
    private final String[] path;

    HasAttribute(Node target, String[] path, Span at) {
      super(at);
      this.target = target;
      this.path = path;
    }

    @Override
    boolean test(Frame frame) {
      Value from = target.eval(frame);
      for (String name : path) {
        Value next = find(from, name, frame);
        if (next == null) {
          return false;
        }
        from = next;
      }
      return true;
    }

    private @Nullable Value find(Value from, String name, Frame frame) {
      return switch (from) {
        case RecordValue record -> record.get(name);
        case EntityUid uid -> {
          Entity entity = frame.find(uid);
          yield entity == null ? null : entity.attributes().get(name);
        }
        default -> throw EvaluationException.type("record or entity", from, at);
      };
    }
  }

  static final class HasTag extends Node.Test {
    private final Node target;
    private final Node tag;

    HasTag(Node target, Node tag, Span at) {
      super(at);
      this.target = target;
      this.tag = tag;
    }

    @Override
    boolean test(Frame frame) {
      EntityUid uid = target.entity(frame);
      String name = tag.string(frame);
      Entity entity = frame.find(uid);
      return entity != null && entity.tags().has(name);
    }
  }

  static final class GetTag extends Node {
    private final Node target;
    private final Node tag;

    GetTag(Node target, Node tag, Span at) {
      super(at);
      this.target = target;
      this.tag = tag;
    }

    @Override
    Value eval(Frame frame) {
      EntityUid uid = target.entity(frame);
      String name = tag.string(frame);
      Value found = known(uid, frame, target).tags().get(name);
      if (found == null) {
        throw new EvaluationException("`" + uid + "` does not have the tag `" + name + "`", at);
      }
      return found;
    }
  }

  private static Entity known(EntityUid uid, Frame frame, Node target) {
    Entity entity = frame.find(uid);
    if (entity == null) {
      throw new EvaluationException("entity `" + uid + "` does not exist", target.at);
    }
    return entity;
  }
}
