package dev.ilk.record.append;

import dev.ilk.record.tlog.NoteKey;
import dev.ilk.record.tlog.NoteSigner;
import dev.ilk.record.tlog.TestKeys;
import java.util.List;

/** One key for one log. */
public record TestLogKeys(NoteSigner signer) implements LogKeys {
  public static final String ORIGIN = "ilk.example/record";

  public TestLogKeys() {
    this(TestKeys.signer(ORIGIN));
  }

  @Override
  public List<NoteKey> known() {
    return List.of(signer.key());
  }
}
