package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.record.publish.FolderSource;
import dev.ilk.record.tlog.Checkpoint;
import dev.ilk.record.tlog.NoteKey;
import dev.ilk.record.verify.Verification;
import dev.ilk.record.verify.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "record",
    description = "Keep, copy and verify the record.",
    subcommands = {
      RecordCommand.Kept.class,
      RecordCommand.Export.class,
      RecordCommand.Verify.class
    })
final class RecordCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  RecordCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @CommandLine.Command(
      name = "checkpoint",
      description = "Print the latest signed checkpoint, to be kept where Ilk cannot reach.",
      footer = {"", "Example: ilk record checkpoint > /mnt/elsewhere/ilk.checkpoint"})
  static final class Kept implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Option(
        names = "--keys",
        description = "print the keys by which checkpoints are verified instead")
    boolean keys;

    Kept() {}

    @Override
    public Integer call() {
      Server server = common.server();
      String answer =
          keys
              ? new String(server.bytes("/log/keys"), StandardCharsets.UTF_8)
              : LogDownload.checkpoint(server);
      common.spec.commandLine().getOut().print(answer);
      common.spec.commandLine().getOut().flush();
      return 0;
    }
  }

  @CommandLine.Command(
      name = "export",
      description = "Copy the record into a folder, in the layout that C2SP tlog-tiles describes.",
      footer = {"", "Example: ilk record export /mnt/elsewhere/record"})
  static final class Export implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "DIR", description = "made if it is not there")
    Path folder = Path.of("record");

    Export() {}

    @Override
    public Integer call() throws IOException {
      long size = new LogDownload(common.server(), folder).run();
      ObjectNode answer = Server.mapper().createObjectNode().put("entries", size);
      common.output().show(answer, out -> out.printf("%d entries are in %s%n", size, folder));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "verify",
      description =
          "Prove that the record is whole, or name the first entry that is wrong. Exit code 1 if it"
              + " is not whole.",
      footer = {
        "",
        "Example: ilk record verify --checkpoint /mnt/elsewhere/ilk.checkpoint --keys keys.txt",
        "Without --from, the server's record is copied and verified here."
      })
  static final class Verify implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Option(
        names = "--from",
        paramLabel = "DIR",
        description = "verify an exported copy instead of the server's record")
    @Nullable Path from;

    @CommandLine.Option(
        names = "--checkpoint",
        paramLabel = "FILE",
        description = "a checkpoint that was kept elsewhere; without one, a cut end goes unseen")
    @Nullable Path kept;

    @CommandLine.Option(
        names = "--keys",
        paramLabel = "FILE",
        description = "the keys of the record, one a line; without it, the server is asked")
    @Nullable Path keys;

    Verify() {}

    @Override
    public Integer call() throws IOException {
      List<NoteKey> trusted = keys();
      Optional<Checkpoint> checkpoint =
          kept == null ? Optional.empty() : Optional.of(open(Files.readString(kept), trusted));
      if (from != null) {
        return tell(Verifier.verify(new FolderSource(from), trusted, checkpoint));
      }
      try (TemporaryFolder copy = TemporaryFolder.make()) {
        new LogDownload(common.server(), copy.path()).run();
        return tell(Verifier.verify(new FolderSource(copy.path()), trusted, checkpoint));
      }
    }

    private int tell(Verification verification) {
      ObjectNode answer = Server.mapper().createObjectNode();
      return switch (verification) {
        case Verification.Whole whole -> {
          answer.put("whole", true).put("entries", whole.size()).put("signed", whole.signed());
          common
              .output()
              .show(
                  answer,
                  out ->
                      out.printf(
                          "whole: %d entries, %d of them under signed checkpoints%s%n",
                          whole.size(),
                          whole.signed(),
                          kept == null ? "" : ", and as the checkpoint kept elsewhere says"));
          yield 0;
        }
        case Verification.Broken(var fault) -> {
          answer.put("whole", false).put("kind", fault.kind().name());
          answer.put("from", fault.from()).put("to", fault.to()).put("says", fault.sentence());
          common.output().show(answer, out -> out.println("NOT WHOLE: " + fault.sentence()));
          yield Failures.CHECK_FAILED;
        }
      };
    }

    private List<NoteKey> keys() throws IOException {
      String text =
          keys == null
              ? new String(common.server().bytes("/log/keys"), StandardCharsets.UTF_8)
              : Files.readString(keys);
      List<NoteKey> parsed = new ArrayList<>();
      for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
        switch (NoteKey.parse(line.strip())) {
          case Result.Ok<NoteKey>(NoteKey key) -> parsed.add(key);
          case Result.Failed<NoteKey>(List<Problem> problems) ->
              throw new RefusedException(List.of(problems.getFirst().sentence()));
        }
      }
      return parsed;
    }

    private static Checkpoint open(String note, List<NoteKey> keys) {
      for (NoteKey key : keys) {
        if (Checkpoint.open(note, key, key.name()) instanceof Result.Ok<Checkpoint>(var opened)) {
          return opened;
        }
      }
      throw new RefusedException(List.of("the checkpoint is not signed by a key of the record"));
    }
  }
}
