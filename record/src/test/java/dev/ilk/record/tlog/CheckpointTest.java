package dev.ilk.record.tlog;

import static dev.ilk.record.tlog.NoteTest.ok;
import static dev.ilk.record.tlog.TestKeys.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final Hash ROOT = Merkle.leaf("hello world".getBytes(StandardCharsets.UTF_8));

  private final NoteSigner signer = signer("log.example/a");
  private final Checkpoint checkpoint = new Checkpoint("log.example/a", 123_456_789_012L, ROOT);

  @Test
  void the_text_is_the_one_the_go_checksum_database_writes() {
    assertEquals(
        "go.sum database tree\n123456789012\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n",
        new Checkpoint("go.sum database tree", 123_456_789_012L, ROOT).text());
  }

  @Test
  void a_signed_checkpoint_opens_with_the_log_s_key() {
    String note = checkpoint.sign(signer).encode();
    assertEquals(checkpoint, ok(Checkpoint.open(note, signer.key(), "log.example/a")));
  }

  @Test
  void extension_lines_are_passed_over() {
    Note note = Note.sign(checkpoint.text() + "something else\n", signer);
    assertEquals(checkpoint, ok(Checkpoint.open(note.encode(), signer.key(), "log.example/a")));
  }

  @Test
  void a_checkpoint_of_another_key_or_another_log_does_not_open() {
    String note = checkpoint.sign(signer).encode();
    NoteKey other = signer("log.example/a").key();
    assertEquals(
        Problem.Kind.UNPROVEN, problem(Checkpoint.open(note, other, "log.example/a")).kind());
    assertEquals(
        Problem.Kind.INVALID, problem(Checkpoint.open(note, signer.key(), "log.example/b")).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n\n",
        "o\n1\n",
        "o\n1\nAAAA\n",
        "o\n01\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n",
        "o\n-1\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n",
        "o\n0x1\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n",
        "o\n9999999999999999999\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n",
        "o\n1\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb1=\n",
        "o\n1\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=",
        "o\n1\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n\n",
        "\n1\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n"
      })
  void what_is_not_a_checkpoint_is_refused(String text) {
    assertInstanceOf(Result.Failed.class, Checkpoint.parse(text));
  }

  private static Problem problem(Result<Checkpoint> result) {
    return assertInstanceOf(Result.Failed.class, result).problems().getFirst() instanceof Problem p
        ? p
        : null;
  }
}
