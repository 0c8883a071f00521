package dev.ilk.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;

/** {@code ilk completion}: teaches a shell the words of the command line. */
@CommandLine.Command(
    name = "completion",
    description = "Print what teaches a shell to complete ilk's words.",
    footer = {
      "",
      "bash:  ilk completion bash > ~/.local/share/bash-completion/completions/ilk",
      "zsh:   ilk completion zsh > ~/.ilk-completion, and in ~/.zshrc: source ~/.ilk-completion",
      "fish:  ilk completion fish > ~/.config/fish/completions/ilk.fish"
    })
final class Completion implements Callable<Integer> {
  /** The shells. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @CommandLine.Mixin Offline offline = new Offline();

  @CommandLine.Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
  Shell shell = Shell.BASH;

  Completion() {}

  @Override
  public Integer call() {
    CommandLine root = offline.spec.root().commandLine();
    offline.spec.commandLine().getOut().print(script(root));
    offline.spec.commandLine().getOut().flush();
    return 0;
  }

  private String script(CommandLine root) {
    return switch (shell) {
      // The script loads bash's way of completing into zsh by itself.
      case BASH, ZSH -> AutoComplete.bash("ilk", root);
      case FISH -> FishCompletion.of(root);
    };
  }
}
