package dev.ilk.cedar.eval;

import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.UidSet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One part of a request as the scopes see it: the numbers of its uid, its type and its groups. */
final class Standing {
  private static final int[] NO_GROUPS = {};

  final int self;
  final int type;
  final int[] groups;

  private Standing(int self, int type, int[] groups) {
    this.self = self;
    this.type = type;
    this.groups = groups;
  }

  static Standing of(EntityUid uid, @Nullable Entity entity, Symbols symbols) {
    int[] groups = entity == null ? NO_GROUPS : groups(entity.ancestors(), symbols);
    return new Standing(symbols.find(uid), symbols.find(uid.type()), groups);
  }

  private static int[] groups(UidSet ancestors, Symbols symbols) {
    int[] groups = new int[ancestors.size()];
    int known = 0;
    for (int i = 0; i < groups.length; i++) {
      int symbol = symbols.find(ancestors.get(i));
      if (symbol != Symbols.UNKNOWN) {
        groups[known++] = symbol;
      }
    }
    return known == groups.length ? groups : Arrays.copyOf(groups, known);
  }

  /** Tells whether this is a group or in it. */
  boolean isIn(int group) {
    if (self == group) {
      return true;
    }
    for (int symbol : groups) {
      if (symbol == group) {
        return true;
      }
    }
    return false;
  }
}
