package dev.ilk.cedar.data;

/** The total order of values: by kind, then by content. Agrees with equality. */
final class ValueOrder {
  private ValueOrder() {}

  static int compare(Value left, Value right) {
    if (left == right) {
      return 0;
    }
    int kinds = left.kind().compareTo(right.kind());
    return kinds != 0 ? kinds : sameKind(left, right);
  }

  private static int sameKind(Value left, Value right) {
    return switch (left) {
      case BoolValue l -> Boolean.compare(l.value(), ((BoolValue) right).value());
      case LongValue l -> Long.compare(l.value(), ((LongValue) right).value());
      case StringValue l -> l.value().compareTo(((StringValue) right).value());
      case EntityUid l -> l.compareUid((EntityUid) right);
      case SetValue l -> l.compareSet((SetValue) right);
      case RecordValue l -> l.compareRecord((RecordValue) right);
      case DecimalValue l ->
          Long.compare(l.tenThousandths(), ((DecimalValue) right).tenThousandths());
      case IpValue l -> l.compareIp((IpValue) right);
      case DatetimeValue l -> Long.compare(l.epochMillis(), ((DatetimeValue) right).epochMillis());
      case DurationValue l -> Long.compare(l.millis(), ((DurationValue) right).millis());
    };
  }
}
