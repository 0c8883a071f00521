package dev.ilk.record.tlog;

import static dev.ilk.record.tlog.TestKeys.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
  /** The example of the C2SP signed-note specification. */
  private static final String VKEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  private static final String NOTE =
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;

  @Test
  void the_specification_s_own_example_verifies() {
    Note note = ok(Note.parse(NOTE));
    assertEquals("This is an example message.\n", note.text());
    assertTrue(note.isSignedBy(ok(NoteKey.parse(VKEY))));
    assertEquals(NOTE, note.encode());
    assertEquals(VKEY, ok(NoteKey.parse(VKEY)).vkey());
  }

  @Test
  void a_changed_text_does_not_verify() {
    Note note = ok(Note.parse(NOTE.replace("example message", "other message")));
    assertFalse(note.isSignedBy(ok(NoteKey.parse(VKEY))));
  }

  @Test
  void what_we_sign_verifies_and_strangers_signatures_are_passed_over() {
    NoteSigner signer = signer("log.example/a");
    NoteSigner stranger = signer("witness.example");
    Note ours = Note.sign("one\n\ntwo\n", signer);
    Note read = ok(Note.parse(ours.encode()));
    assertEquals(ours, read);
    Note both =
        ok(
            Note.parse(
                read.encode() + Note.sign(read.text(), stranger).signatures().getFirst().line()));
    assertTrue(both.isSignedBy(signer.key()));
    assertTrue(both.isSignedBy(stranger.key()));
    assertFalse(both.isSignedBy(signer("log.example/a").key()));
  }

  @Test
  void a_bad_signature_in_a_trusted_name_spoils_the_note() {
    NoteSigner signer = signer("log.example/a");
    Note good = Note.sign("one\n", signer);
    String bad = Note.sign("two\n", signer).signatures().getFirst().line();
    assertFalse(ok(Note.parse(good.encode() + bad)).isSignedBy(signer.key()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "text\n",
        "text\n\n",
        "text\n\nno dash\n",
        "text\n\n— name\n",
        "text\n\n— name AAAA\n",
        "text\n\n— na+me AAAAAAAA\n",
        "text\n\n— name AAAAAAAA",
        "text\n\n— name AAAAAAAA \n",
        "text\n\n— name !!!!!!!!\n",
        "te\rxt\n\n— name AAAAAAAA\n",
        "te\uFFFDxt\n\n— name AAAAAAAA\n"
      })
  void what_is_not_a_note_is_refused(String text) {
    assertInstanceOf(Result.Failed.class, Note.parse(text));
  }

  @Test
  void too_many_signatures_are_refused() {
    String line = "— name AAAAAAAA\n";
    assertInstanceOf(Result.Ok.class, Note.parse("text\n\n" + line.repeat(Note.MAX_SIGNATURES)));
    assertInstanceOf(
        Result.Failed.class, Note.parse("text\n\n" + line.repeat(Note.MAX_SIGNATURES + 1)));
    assertInstanceOf(Result.Failed.class, Note.parse("x".repeat(Note.MAX_LENGTH) + "\n\n" + line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/foo",
        "example.com/foo+530d903a",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
        "exa mple+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
      })
  void what_is_not_a_verifier_key_is_refused(String text) {
    assertInstanceOf(Result.Failed.class, NoteKey.parse(text));
  }

  static <T> T ok(Result<T> result) {
    return switch (result) {
      case Result.Ok<T>(T value) -> value;
      case Result.Failed<T> failed -> throw new AssertionError(failed.problems().toString());
    };
  }
}
